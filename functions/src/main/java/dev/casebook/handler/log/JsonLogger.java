package dev.casebook.handler.log;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.LoggingEventAware;

/** One logger of {@link JsonLogs}. */
final class JsonLogger extends LegacyAbstractLogger implements LoggingEventAware {
    private static final long serialVersionUID = 1L;

    private final transient JsonLogs logs;

    JsonLogger(String name, JsonLogs logs) {
        this.name = name;
        this.logs = logs;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String pattern,
            Object @Nullable [] arguments,
            @Nullable Throwable failure) {
        logs.write(new JsonLine.Entry(level, name, text(pattern, arguments), List.of(), failure));
    }

    /** Of the fluent API, which has numbers and names beside the message. */
    @Override
    public void log(LoggingEvent event) {
        logs.write(new JsonLine.Entry(
                event.getLevel(),
                name,
                text(event.getMessage(), event.getArgumentArray()),
                event.getKeyValuePairs() == null ? List.of() : event.getKeyValuePairs(),
                event.getThrowable()));
    }

    private static String text(String pattern, Object @Nullable [] arguments) {
        return MessageFormatter.basicArrayFormat(pattern, arguments);
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    public boolean isTraceEnabled() {
        return logs.wants(name, Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return logs.wants(name, Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return logs.wants(name, Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return logs.wants(name, Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return logs.wants(name, Level.ERROR);
    }
}
