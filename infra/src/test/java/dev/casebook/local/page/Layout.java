package dev.casebook.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.local.slack.Browser;
import org.openqa.selenium.Dimension;

/** How the page lies on a desk and on a phone: a picture of each, and nothing on either that is cut off, covered or out of reach. */
final class Layout {
    /** Each fault as a line; what can be scrolled to inside a box of its own is in reach. */
    private static final String FAULTS = """
            const width = document.documentElement.clientWidth, faults = [];
            if (document.documentElement.scrollWidth > width) faults.push('the page is wider than the screen');
            const root = document.querySelector('dialog:modal') ?? document.body;
            const scrolled = (node) => node.closest('.table-wrap, .channel-tabs, pre, .calendar-box');
            const name = (node) => `${node.tagName.toLowerCase()} “${(node.innerText || node.ariaLabel || '').slice(0, 40)}”`;
            const seen = [...root.querySelectorAll('button, a, input, select, textarea, p, li, td, th, h2, h3, .text, .block')]
              .filter((node) => node.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !node.closest('.skip, .only-read, [popover]'));
            for (const node of seen) {
              const box = node.getBoundingClientRect();
              if (box.width === 0 || scrolled(node)) continue;
              if (box.left < -1 || box.right > width + 1) faults.push(`${name(node)} is out of the screen`);
              const look = getComputedStyle(node);
              if (node.scrollWidth > node.clientWidth + 1 && look.overflowX !== 'visible' && look.textOverflow !== 'ellipsis' && !node.matches('select, input, textarea'))
                faults.push(`${name(node)} is cut`);
            }
            const pressed = seen.filter((node) => node.matches('.block button, .block select, .modal footer button'));
            pressed.forEach((one, i) => pressed.slice(i + 1).forEach((two) => {
              // On a phone a thread covers its channel.
              if (one.closest('#thread') !== two.closest('#thread')) return;
              const a = one.getBoundingClientRect(), b = two.getBoundingClientRect();
              if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1) faults.push(`${name(one)} lies over ${name(two)}`);
            }));
            return [...new Set(faults)].join('\\n');
            """;

    private final Browser browser;

    Layout(Browser browser) {
        this.browser = browser;
    }

    /** Leaves {@code <name>-desk.png} and {@code <name>-phone.png}; the page is as wide as a desk's afterwards. */
    void holds(String name) {
        on(Browser.PHONE, name + "-phone");
        on(Browser.DESK, name + "-desk");
    }

    private void on(Dimension screen, String name) {
        browser.size(screen);
        browser.drawn();
        browser.picture(name);
        assertThat(browser.run(FAULTS)).as(name).isEmpty();
    }

    /** These are seen on the first screen of a phone, none behind the page's own parts. */
    void onOnePhoneScreen(String... selectors) {
        browser.size(Browser.PHONE);
        browser.drawn();
        for (String selector : selectors) {
            assertThat(browser.run("""
                            const node = [...document.querySelectorAll(`%s`)].at(-1);
                            if (!node) return 'it is not there';
                            const box = node.getBoundingClientRect(), log = document.getElementById('log').getBoundingClientRect();
                            return box.top >= log.top && box.bottom <= log.bottom ? 'seen' : `${box.top} to ${box.bottom} of ${log.top} to ${log.bottom}`;
                            """.formatted(selector))).as(selector).isEqualTo("seen");
        }
        browser.size(Browser.DESK);
    }
}
