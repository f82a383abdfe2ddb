package dev.casebook.local.slack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium with its own empty profile; makes no requests of its own. */
public final class Browser implements AutoCloseable {

    public static final Dimension DESK = new Dimension(1440, 900);
    public static final Dimension PHONE = new Dimension(390, 844);

    private static final Path PICTURES = Path.of("target", "screenshots");

    /** In one step, for what is looked at one by one is replaced meanwhile. */
    private static final String SHOWN = "return [...document.querySelectorAll(arguments[0])].filter((node) =>"
            + " node.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && (node.innerText ?? node.textContent).includes(arguments[1]))";

    private final ChromeDriver driver;
    private final WebDriverWait patience;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
        this.patience = new WebDriverWait(driver, Duration.ofSeconds(30), Duration.ofMillis(50));
        this.patience.ignoring(StaleElementReferenceException.class);
    }

    /** Chromium and its driver, when both are on this machine. */
    public static boolean isInstalled() {
        return driverFile().isPresent() && chromium().isPresent();
    }

    public static Browser start(Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium().orElseThrow());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--force-prefers-reduced-motion",
                "--user-data-dir=" + profile);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driverFile().orElseThrow())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    private static Optional<File> chromium() {
        return onPath(List.of("chromium", "chromium-browser", "google-chrome"));
    }

    private static Optional<File> driverFile() {
        return onPath(List.of("chromedriver"));
    }

    private static Optional<File> onPath(List<String> names) {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/bin";
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .flatMap(folder -> names.stream().map(name -> new File(folder, name)))
                .filter(File::canExecute)
                .findFirst();
    }

    public void open(Object address) {
        driver.get(address.toString());
    }

    /** Like new: the width of a desk, light, with nothing to complain about. */
    void clean() {
        size(DESK);
        dark(false);
        complaints();
    }

    public void size(Dimension size) {
        size(size.getWidth(), size.getHeight());
    }

    /** Sets the size of the visible page in CSS pixels, also below the smallest window. */
    public void size(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    }

    public void dark(boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    /** The first element that matches, as soon as it is shown. */
    public WebElement see(String selector) {
        return see(selector, "");
    }

    /** Waits until an element with this text is shown. */
    public WebElement see(String selector, String text) {
        return patience.withMessage(() -> "no " + selector + " with “" + text + "” on\n"
                        + run("return (document.querySelector('#log') ?? document.body).innerText"))
                .until(d -> (WebElement) driver.executeScript(SHOWN + "[0] ?? null", selector, text));
    }

    /** What an element with this text says at the moment when it is seen; it may be replaced the next. */
    public String read(String selector, String text) {
        return patience.withMessage(() -> "no " + selector + " with “" + text + "”")
                .until(d -> (String) driver.executeScript(SHOWN + "[0]?.innerText ?? null", selector, text));
    }

    /** Presses the first that matches, also when it is replaced at that moment. */
    public void press(String selector) {
        patience.until(d -> {
            see(selector).click();
            return true;
        });
    }

    /** Waits until it is so; elements that were replaced meanwhile are looked for again. */
    public void until(BooleanSupplier wanted) {
        patience.until(d -> wanted.getAsBoolean());
    }

    public void gone(String selector) {
        patience.withMessage(() -> "there still is " + selector)
                .until(d -> Boolean.TRUE.equals(driver.executeScript(SHOWN + ".length === 0", selector, "")));
    }

    public List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    public WebElement focused() {
        return driver.switchTo().activeElement();
    }

    public String title() {
        return driver.getTitle();
    }

    /** Runs a script in the page and returns what it returns, as text. */
    public String run(String script) {
        return String.valueOf(((JavascriptExecutor) driver).executeScript(script));
    }

    /** What the browser complained about: scripts that failed, requests that were refused. */
    public List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .map(entry -> entry.getMessage())
                .toList();
    }

    /** Leaves a picture in {@code target/screenshots}. */
    public void picture(String name) {
        picture(PICTURES.resolve(name + ".png"));
    }

    public void picture(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until what was changed is drawn. */
    public void drawn() {
        driver.executeAsyncScript(
                "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(done))");
    }

    @Override
    public void close() {
        driver.quit();
    }
}
