package dev.casebook.evaluation.evaluators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.casebook.CasebookException;
import dev.casebook.agent.Answer;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.EvaluatorSpec;
import dev.casebook.casefile.Reference;
import dev.casebook.evaluation.Evaluator;
import dev.casebook.evaluation.Evaluators;
import dev.casebook.evaluation.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every evaluator promises, and a table of its own: rows of what it says, and of settings it refuses. */
abstract class EvaluatorContract {
    private static final int HUGE = 1_000_000;

    private final Evaluators evaluators = new BuiltInEvaluators();

    /** What a specification says of an answer. */
    record Row(String name, EvaluatorSpec spec, Optional<Reference> reference, Answer answer, Outcome expected) {}

    /** A specification that is refused with a sentence that holds these words. */
    record Refused(String name, EvaluatorSpec spec, String words) {}

    /** Specifications that are all right. */
    abstract List<EvaluatorSpec> valid();

    abstract Optional<Reference> reference();

    abstract Stream<Row> rows();

    abstract Stream<Refused> refusals();

    static Outcome pass() {
        return new Outcome.Scored(1, true, "");
    }

    static Outcome fail(String why) {
        return new Outcome.Scored(0, false, why);
    }

    @TestFactory
    Stream<DynamicTest> itSaysOfAnAnswer() {
        return rows().map(row -> DynamicTest.dynamicTest(
                row.name(),
                () -> assertThat(only(row.reference(), row.spec()).evaluate(caseOf(row), row.answer()))
                        .isEqualTo(row.expected())));
    }

    @TestFactory
    Stream<DynamicTest> aRefusedSettingIsNamedAndScoresNothing() {
        return refusals()
                .map(refused -> DynamicTest.dynamicTest(refused.name(), () -> {
                    assertThatThrownBy(() -> evaluators.check(refused.spec()))
                            .isInstanceOf(CasebookException.Permanent.class)
                            .hasMessageContaining(refused.spec().type())
                            .hasMessageContaining(refused.words());
                    Outcome outcome = only(reference(), refused.spec())
                            .evaluate(Judged.caseOf(reference(), refused.spec()), Judged.answer("anything"));
                    assertThat(outcome)
                            .isInstanceOfSatisfying(
                                    Outcome.Failed.class,
                                    failed -> assertThat(failed.reason()).contains(refused.words()));
                }));
    }

    @Test
    void validSettingsAreAccepted() {
        for (EvaluatorSpec spec : valid()) {
            assertThatCode(() -> evaluators.check(spec)).doesNotThrowAnyException();
        }
    }

    @Test
    void strangeAndHugeOutputsGetTheSameAnswerTwiceInBoundedTime() {
        for (EvaluatorSpec spec : valid()) {
            Evaluator evaluator = only(reference(), spec);
            for (String output : strangeOutputs()) {
                Answer answer = Judged.answer(output);
                Outcome first = assertTimeout(
                        Duration.ofSeconds(60), () -> evaluator.evaluate(Judged.caseOf(reference(), spec), answer));
                assertThat(evaluator.evaluate(Judged.caseOf(reference(), spec), answer))
                        .isEqualTo(first);
                assertThat(first.toString()).doesNotContain("broke on this answer");
            }
        }
    }

    @Test
    void itIsCalledByItsType() {
        for (EvaluatorSpec spec : valid()) {
            assertThat(only(reference(), spec).name()).isEqualTo(spec.type());
            assertThat(only(reference(), spec).version()).isNotBlank();
        }
    }

    private static List<String> strangeOutputs() {
        return Stream.of(HUGE, 20_000)
                .flatMap(length -> outputsOf(length).stream())
                .toList();
    }

    private static List<String> outputsOf(int length) {
        return List.of(
                "",
                " \n\t",
                "\u0000\uFFFE\uD800",
                "a ".repeat(length / 2),
                "1,000,".repeat(length / 6),
                "[{\"a\":".repeat(length / 6),
                "Dr. Lee ".repeat(length / 8),
                "10 March 2026 3 pm ".repeat(length / 19),
                "x".repeat(length),
                "1".repeat(length));
    }

    private Evaluator only(Optional<Reference> reference, EvaluatorSpec spec) {
        List<Evaluator> made = evaluators.of(Judged.caseOf(reference, spec));
        assertThat(made).hasSize(1);
        return made.getFirst();
    }

    private static Case caseOf(Row row) {
        return Judged.caseOf(row.reference(), row.spec());
    }
}
