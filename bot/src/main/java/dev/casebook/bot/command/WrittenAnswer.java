package dev.casebook.bot.command;

import dev.casebook.casefile.ToolInvocation;
import java.util.List;

/** A right answer as a person wrote it, in a command or in the form. */
public record WrittenAnswer(
        String text, List<ToolInvocation> toolCalls, List<String> mustSay, List<String> mustNotSay) {
    public WrittenAnswer {
        toolCalls = List.copyOf(toolCalls);
        mustSay = List.copyOf(mustSay);
        mustNotSay = List.copyOf(mustNotSay);
    }

    @Override
    public String toString() {
        return "WrittenAnswer[" + text.length() + " characters]";
    }
}
