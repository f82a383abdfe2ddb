package dev.casebook.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.casebook.work.Messages;
import dev.casebook.work.Trail;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** What the log lines of an invocation carry: its request id, and the trail that it follows. */
public final class Invoked {
    private static final String REQUEST = "requestId";
    /** Set by the runtime for each invocation that is traced. */
    private static final String XRAY = "com.amazonaws.xray.traceHeader";

    private static final Pattern ROOT = Pattern.compile("Root=1-([0-9a-f]{8})-([0-9a-f]{24})");

    /** Unlike others it differs between processes that were started from the same snapshot. */
    private static final SecureRandom RANDOM = new SecureRandom();

    private Invoked() {}

    /** Called from outside: a trail begins, under the id that X-Ray has for this call, if it has one. */
    public static void by(@Nullable Context context) {
        if (context == null || context.getAwsRequestId() == null) {
            MDC.remove(REQUEST);
        } else {
            MDC.put(REQUEST, context.getAwsRequestId());
        }
        Trail.follow(fresh());
    }

    /** Forgets both. */
    public static void over() {
        MDC.remove(REQUEST);
        Trail.leave();
    }

    /** Called with a message: its trail goes on. */
    public static void with(SQSEvent.SQSMessage message) {
        Trail.follow(Messages.trail(message.getBody()).orElseGet(Invoked::fresh));
    }

    private static String fresh() {
        Matcher root = ROOT.matcher(System.getProperty(XRAY, ""));
        if (root.find()) {
            return root.group(1) + root.group(2);
        }
        byte[] id = new byte[16];
        RANDOM.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
