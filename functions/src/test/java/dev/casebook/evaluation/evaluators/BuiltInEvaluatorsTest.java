package dev.casebook.evaluation.evaluators;

import static dev.casebook.evaluation.evaluators.Judged.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import dev.casebook.evaluation.Evaluator;
import dev.casebook.evaluation.Outcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BuiltInEvaluatorsTest {
    private final BuiltInEvaluators evaluators = new BuiltInEvaluators();

    @Test
    void evaluatorsOfOneTypeAreNumbered() {
        var c = Judged.caseOf(
                Optional.empty(),
                spec("contains", "\"a\""),
                spec("contains", "\"b\""),
                spec("not-contains", "\"c\""),
                spec("contains", "\"d\""));
        assertThat(evaluators.of(c))
                .extracting(Evaluator::name)
                .containsExactly("contains", "contains#2", "not-contains", "contains#3");
    }

    @Test
    void aNameThatLooksLikeANumberedOneStaysDistinct() {
        var c = Judged.caseOf(
                Optional.empty(), spec("contains", "\"a\""), spec("contains#2", null), spec("contains", "\"b\""));
        assertThat(evaluators.of(c)).extracting(Evaluator::name).doesNotHaveDuplicates();
    }

    @Test
    void anUnknownTypeIsRefusedWithTheClosestAndAllNames() {
        assertThatThrownBy(() -> evaluators.check(spec("contain-any", "\"a\"")))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessage("There is no evaluator “contain-any”. Did you mean contains-any? There are: "
                        + "[not-]contains, [not-]contains-all, [not-]contains-any, [not-]contains-json, [not-]cost, "
                        + "[not-]equals, facts-match, factual-match, [not-]icontains, [not-]icontains-all, "
                        + "[not-]icontains-any, [not-]is-json, [not-]latency, latency-ok, [not-]levenshtein, "
                        + "llm-rubric, must-not-say, must-say, no-hallucination, plan-followed, [not-]recorded-reward, "
                        + "[not-]regex, [not-]starts-with, tone-appropriate, tool-call-correct.");
    }

    @Test
    void aNameFarFromAnyGetsNoSuggestion() {
        assertThatThrownBy(() -> evaluators.check(spec("model-graded-closedqa", "\"a\"")))
                .hasMessageStartingWith("There is no evaluator “model-graded-closedqa”. There are: ");
    }

    @Test
    void anUnknownTypeThatIsAttachedFailsToScore() {
        var c = Judged.caseOf(Optional.empty(), spec("model-graded-closedqa", "\"be kind\""));
        Outcome outcome = evaluators.of(c).getFirst().evaluate(c, Judged.answer("x"));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.reason())
                                .startsWith("There is no evaluator “model-graded-closedqa”."));
    }

    @Test
    void aDefectInAFurtherKindIsAFailedOutcome() {
        EvaluatorKind broken = kind("judge", (c, answer) -> {
            throw new IllegalStateException("with a part of the answer");
        });
        var c = Judged.caseOf(Optional.empty(), spec("judge", null));
        assertThat(new BuiltInEvaluators(Opinions.none(), dataset -> List.of(), List.of(broken))
                        .of(c)
                        .getFirst()
                        .evaluate(c, Judged.answer("x")))
                .isEqualTo(new Outcome.Failed("the evaluator judge broke on this answer (IllegalStateException)"));
    }

    @Test
    void twoKindsOfOneNameAreRefusedAtOnce() {
        EvaluatorKind contains = kind("contains", (c, answer) -> new Finding.Nothing(""));
        assertThatThrownBy(() -> new BuiltInEvaluators(Opinions.none(), dataset -> List.of(), List.of(contains)))
                .hasMessageContaining("contains");
    }

    private static EvaluatorKind kind(String type, Scoring scoring) {
        return new EvaluatorKind() {
            @Override
            public String type() {
                return type;
            }

            @Override
            public Scoring prepare(Settings settings) {
                return scoring;
            }
        };
    }
}
