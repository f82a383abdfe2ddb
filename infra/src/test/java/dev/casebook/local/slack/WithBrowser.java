package dev.casebook.local.slack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands tests the browser, empty and clean: one for the whole run, closed at its end. A machine without it skips them aloud. */
public final class WithBrowser implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    @Override
    public void beforeAll(ExtensionContext context) {
        Assumptions.assumeTrue(
                Browser.isInstalled(),
                () -> "SKIPPED: " + context.getDisplayName()
                        + " saw no page, because chromium and chromedriver are not on this machine");
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        browser(context).clean();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        browser(context).open("about:blank");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Browser resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return browser(context);
    }

    private static Browser browser(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(WithBrowser.class))
                .computeIfAbsent(Browser.class, any -> Browser.start(profile()), Browser.class);
    }

    private static Path profile() {
        try {
            return Files.createDirectories(
                    Files.createTempDirectory(Files.createDirectories(Path.of("target")), "profile"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
