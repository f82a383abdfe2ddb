package dev.casebook.evaluation.judge;

import com.google.re2j.Pattern;
import java.text.Normalizer;
import java.util.List;

/**
 * Signs that a text speaks to its judge: verdicts it gives itself, orders to drop instructions, forged turns and marks. A pass that
 * such a text was given does not count; a person has to look. Prompts alone do not hold a determined writer off (arXiv
 * 2604.23887), so this takes the consequence away instead.
 */
final class Steering {
    private static final List<Pattern> SIGNS = List.of(
            sign("[\"']?\\b(?:passed|pass|verdict|score|grade|rating)\\b[\"']?\\s{0,4}[:=]\\s{0,4}[\"']?"
                    + "(?:true|pass(?:ed)?|correct|perfect|1(?:\\.0+)?|(?:5|10|100)\\s?/\\s?(?:5|10|100))(?:\\b|\")"),
            sign("\\b(?:ignore|disregard|forget|override|bypass)\\s+(?:(?:all|any|the|your|of|these|those|my)\\s+){0,4}"
                    + "(?:previous|prior|above|earlier|preceding|other|system)?\\s{0,2}"
                    + "(?:instructions?|rules|prompts?|criteria|rubrics?|guidelines)\\b"),
            sign(
                    "\\b(?:judge|grader|evaluator|assessor)s?\\b[^.\\n]{0,80}\\b(?:must|should|shall|please|has to|have to|will)\\b"
                            + "[^.\\n]{0,60}\\b(?:pass|accept|approve|score|mark|grade|answer)\\b"),
            sign(
                    "\\b(?:mark|grade|score|rate|judge|evaluate)\\s+(?:this|the|my)\\s+(?:answer|response|output|reply)\\s+"
                            + "(?:as|with|a|to be)\\b"),
            sign(
                    "\\b(?:note|message|instructions?|attention|dear)\\s+(?:to|for)?\\s{0,2}(?:the\\s+)?(?:judge|grader|evaluator)\\b"),
            sign("<\\|?/?(?:im_start|im_end|system|assistant|endoftext)\\|?>|\\[/?INST\\]|<<SYS>>"),
            sign("(?m)^\\s{0,8}(?:#{1,4}\\s?)?(?:system|assistant|developer)\\s?(?:message|prompt)?\\s?:"),
            sign("\\b" + Material.MARK + "[0-9a-f]{6,}"));

    private Steering() {}

    static boolean seenIn(List<String> texts) {
        return texts.stream()
                .map(text -> Normalizer.normalize(PlainText.of(text), Normalizer.Form.NFKC))
                .anyMatch(text ->
                        SIGNS.stream().anyMatch(sign -> sign.matcher(text).find()));
    }

    private static Pattern sign(String regex) {
        return Pattern.compile("(?i)" + regex);
    }
}
