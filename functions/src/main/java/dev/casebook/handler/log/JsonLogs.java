package dev.casebook.handler.log;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import dev.casebook.handler.Settings;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMDCAdapter;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * SLF4J's provider in the Lambda artifacts: a line of JSON for each log event of the house at or above
 * {@link Settings#LOG_LEVEL}, and of libraries from {@code WARN} on. What is logged to {@link #METRICS} is always written: it is
 * logged as {@code DEBUG}, so that it is not seen where nobody counts. Safe for several threads.
 */
public final class JsonLogs implements SLF4JServiceProvider, ILoggerFactory {
    /** The logger of lines whose numbers are metrics. */
    public static final String METRICS = "dev.casebook.metrics";

    private static final String HOUSE = "dev.casebook";

    private final Map<String, Logger> loggers = new ConcurrentHashMap<>();
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter context = new BasicMDCAdapter();
    private final Level least;
    private final JsonLine lines;
    private final Consumer<byte[]> out;

    /** For SLF4J. */
    public JsonLogs() {
        this(Settings.ofProcess(), InstantSource.system(), LambdaRuntime.getLogger()::log);
    }

    JsonLogs(Settings settings, InstantSource clock, Consumer<byte[]> out) {
        this.least = level(settings.find(Settings.LOG_LEVEL).orElse("INFO"));
        this.lines = new JsonLine(settings.find(Settings.DEPLOYMENT).orElse(""), clock);
        this.out = out;
    }

    private static Level level(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "TRACE" -> Level.TRACE;
            case "DEBUG" -> Level.DEBUG;
            case "WARN" -> Level.WARN;
            case "ERROR" -> Level.ERROR;
            default -> Level.INFO;
        };
    }

    @Override
    public Logger getLogger(String name) {
        return loggers.computeIfAbsent(name, each -> new JsonLogger(each, this));
    }

    boolean wants(String logger, Level level) {
        if (logger.equals(METRICS)) {
            return true;
        }
        Level floor = logger.startsWith(HOUSE) || least.compareTo(Level.WARN) < 0 ? least : Level.WARN;
        return level.compareTo(floor) <= 0;
    }

    void write(JsonLine.Entry entry) {
        out.accept(lines.of(entry, context.getCopyOfContextMap()).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return this;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return context;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {
        // Nothing that the constructor did not do.
    }
}
