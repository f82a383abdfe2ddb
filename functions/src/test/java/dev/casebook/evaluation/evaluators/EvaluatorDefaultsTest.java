package dev.casebook.evaluation.evaluators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.casefile.EvaluatorSpec;
import dev.casebook.casefile.Reference;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluatorDefaultsTest {

    @Test
    void everythingTheReferenceStatesIsHeldAgainstTheAnswer() {
        Reference reference = new Reference(
                "Dr. Lee is free at 3 pm.",
                List.of(Judged.call("find_slots", "{}")),
                List.of("bring your referral"),
                List.of("guarantee"),
                "Ada",
                Instant.EPOCH);
        assertThat(EvaluatorDefaults.of(reference))
                .extracting(EvaluatorSpec::type)
                .containsExactly("facts-match", "tool-call-correct", "must-say", "must-not-say");
    }

    @Test
    void aShortAnswerWithoutFactsMustOccurAsItStands() {
        assertThat(EvaluatorDefaults.of(Judged.reference("Not available. ")))
                .containsExactly(Judged.spec("icontains", "\"Not available\""));
    }

    @Test
    void aLongAnswerWithNothingToCompareGetsNoEvaluator() {
        assertThat(EvaluatorDefaults.of(
                        Judged.reference("Please ask for the insurance number first and only then offer a slot.")))
                .isEmpty();
    }

    @Test
    void aShortAnswerBesideAToolCallIsNotTakenLiterally() {
        Reference reference = Judged.calling(Judged.call("book", "{}"));
        assertThat(EvaluatorDefaults.of(reference))
                .extracting(EvaluatorSpec::type)
                .containsExactly("tool-call-correct");
    }

    @Test
    void whatIsAttachedIsAccepted() {
        var evaluators = new BuiltInEvaluators();
        for (String text : List.of("Dr. Lee.", "Yes", "No!", "10 March", "a, b")) {
            EvaluatorDefaults.of(Judged.reference(text)).forEach(evaluators::check);
        }
    }
}
