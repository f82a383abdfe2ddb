package dev.casebook.handler;

import java.util.List;

/** Values that must not be found anywhere afterwards. */
final class Canaries {
    static final String IN_A_MESSAGE = "canary.one@example.org";
    static final String IN_A_TOOL_RESULT = "4539578763621486";
    static final String IN_AN_ERROR = "+1 415 736 2671";
    static final String IN_AN_ANSWER = "canary.two@example.org";
    static final String IN_AN_ANSWERS_TOOL = "DE89370400440532013000";
    static final String IN_AN_ALERT = "canary.three@example.org";
    static final List<String> ALL =
            List.of(IN_A_MESSAGE, IN_A_TOOL_RESULT, IN_AN_ERROR, IN_AN_ANSWER, IN_AN_ANSWERS_TOOL, IN_AN_ALERT);

    private Canaries() {}
}
