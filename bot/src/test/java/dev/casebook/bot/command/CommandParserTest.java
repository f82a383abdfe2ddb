package dev.casebook.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.Json;
import dev.casebook.bot.message.Echo;
import dev.casebook.casefile.FailureMode;
import dev.casebook.casefile.Suite;
import dev.casebook.casefile.ToolInvocation;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.TraceRefParser;
import dev.casebook.work.Choice;
import dev.casebook.work.Job;
import dev.casebook.work.RunLabel;
import dev.casebook.work.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandParserTest {
    private static final TraceRef TRACE = TraceRef.tempo("4bf92f3577b34da6a3ce929d0e0e4736");
    private final CommandParser parser = new CommandParser(new TraceRefParser("tempo", Set.of("tempo", "langsmith")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eval clinic --agent-version fixed --trials 3",
                "EVAL Clinic --Agent-Version fixed --trials=3",
                "eval clinic agent-version=fixed trials=3",
                "eval —agent-version fixed –trials 3 clinic",
                "  eval\u00A0clinic   --agent_version “fixed” --trials '3' ",
                "eval clinic --agent-version=\"fixed\" --trials 3",
                "eval clinic --agent-version `fixed` trials=3",
            })
    void oneEvaluationCanBeTypedInManyWays(String typed) {
        assertThat(parser.parse(typed))
                .isEqualTo(new Reading.Parsed(new Command.Evaluate("clinic", options("fixed", 3))));
    }

    @Test
    void anEvaluationTakesEverythingThatARunNeeds() {
        Reading reading = parser.parse("eval clinic --agent-url <http://localhost:8080/run?a=1&amp;b=2> --case 7kq2m9xa"
                + " --case 7KQ2M9XB --branch main --commit 9f2c1ab --against exp-7kq2m9xa");
        assertThat(reading)
                .isEqualTo(new Reading.Parsed(new Command.Evaluate(
                        "clinic",
                        new Job.Evaluate.Options(
                                Optional.empty(),
                                Optional.of("http://localhost:8080/run?a=1&b=2"),
                                List.of("7KQ2M9XA", "7KQ2M9XB"),
                                Job.Evaluate.Options.USUAL_TRIALS,
                                Optional.of("EXP-7KQ2M9XA"),
                                Optional.of("main"),
                                Optional.of("9f2c1ab")))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "add tempo:4bf92f3577b34da6a3ce929d0e0e4736 --mode tool-misuse",
                "add TEMPO 4bf92f3577b34da6a3ce929d0e0e4736 mode=tool_misuse",
                "add see trace tempo:4BF92F3577B34DA6A3CE929D0E0E4736. it's broken — mode=Tool-Misuse",
                "add the bot isn't right (tempo:4bf92f3577b34da6a3ce929d0e0e4736) mode=tool-misuse",
            })
    void aTraceIsFoundInWhateverIsAroundIt(String typed) {
        assertThat(parser.parse(typed))
                .isEqualTo(new Reading.Parsed(new Command.Add(
                        TRACE,
                        Optional.empty(),
                        Optional.of(FailureMode.TOOL_MISUSE),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
    }

    @Test
    void addTakesDatasetCategoryAndIncident() {
        assertThat(parser.parse("add langsmith:a3f9 --dataset clinic --category “appointment availability”"
                        + " --incident inc-7kq2m9xa —answer “It’s taken & gone.”"))
                .isEqualTo(new Reading.Parsed(new Command.Add(
                        new TraceRef("langsmith", "a3f9"),
                        Optional.of("clinic"),
                        Optional.empty(),
                        Optional.of("appointment availability"),
                        Optional.of("INC-7KQ2M9XA"),
                        Optional.of("It’s taken & gone."))));
    }

    @Test
    void addWithoutATraceOrWithSeveralOpensTheForm() {
        assertThat(problem("add something is wrong").sentence()).contains("no trace");
        assertThat(parser.parse("add")).isEqualTo(new Reading.Parsed(Command.FillIn.of(List.of())));
        assertThat(parser.parse("add langsmith:a1 langsmith:a2 --dataset clinic"))
                .isEqualTo(new Reading.Parsed(new Command.FillIn(
                        List.of(new TraceRef("langsmith", "a1"), new TraceRef("langsmith", "a2")),
                        Optional.of("clinic"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
    }

    @ParameterizedTest
    @CsvSource({
        "show, CASE",
        "answer, CASE",
        "retire, CASE",
        "reproduce, CASE",
        "restore, RETIRED_CASE",
        "eval, DATASET",
        "baseline, DATASET",
        "compare, EXPERIMENT",
        "cancel, RUNNING_EXPERIMENT",
        "incident, INCIDENT"
    })
    void aVerbWithoutWhatItIsAboutAsksWhichOneIsMeant(String verb, Choice.Of of) {
        assertThat(parser.parse(verb)).isEqualTo(new Reading.Parsed(new Command.Choose(new Choice(verb, "", of))));
    }

    @Test
    void whatWasTypedBesidesComesAlongAndOwnWordsDoNot() {
        Choice eval = ((Command.Choose) ((Reading.Parsed) parser.parse("eval --trials 3 agent-version=v1.2")).command())
                .choice();
        assertThat(parser.parse(eval.command("clinic")))
                .isEqualTo(parser.parse("eval clinic --agent-version v1.2 --trials 3"));
        Choice answer =
                ((Command.Choose) ((Reading.Parsed) parser.parse("answer --text \"Jane's\"")).command()).choice();
        assertThat(answer.command("7KQ2M9XA")).isEqualTo("answer 7KQ2M9XA");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "answer 7KQ2M9XA --text \"Dr. Okafor's day starts at 9:00; come early.\" --must-say \"9:00; Okafor\""
                        + " --must-not-say \"3:00\" --tool find_slots({\"doctor\": \"Dr. Okafor\"})",
                "answer 7kq2m9xa text=“Dr. Okafor's day starts at 9:00; come early.” must-say=“9:00; Okafor”"
                        + " must-not-say=3:00 —tool find_slots({“doctor”: “Dr. Okafor”})",
                "answer --tool 'find_slots {\"doctor\": \"Dr. Okafor\"}' --must-say 9:00 --must-say Okafor"
                        + " --must-not-say 3:00 --text 'Dr. Okafor's day starts at 9:00; come early.' 7KQ2M9XA",
            })
    void anAnswerCarriesTextPassagesAndToolCalls(String typed) throws JsonProcessingException {
        JsonNode arguments = Json.mapper().readTree("{\"doctor\":\"Dr. Okafor\"}");
        assertThat(parser.parse(typed))
                .isEqualTo(new Reading.Parsed(new Command.Answer(
                        "7KQ2M9XA",
                        Optional.of(new WrittenAnswer(
                                "Dr. Okafor's day starts at 9:00; come early.",
                                List.of(new ToolInvocation("find_slots", arguments, null)),
                                List.of("9:00", "Okafor"),
                                List.of("3:00"))))));
    }

    @Test
    void anAnswerWithoutTextOpensTheForm() {
        assertThat(parser.parse("answer 7KQ2M9XA"))
                .isEqualTo(new Reading.Parsed(new Command.Answer("7KQ2M9XA", Optional.empty())));
        assertThat(problem("answer 7KQ2M9XA --must-say 9:00").sentence()).contains("--text");
    }

    @ParameterizedTest
    @CsvSource({
        "show 7kq2m9xa, CASE, 7KQ2M9XA",
        "show inc-7kq2m9xa, INCIDENT, INC-7KQ2M9XA",
        "show EXP-7KQ2M9XA, EXPERIMENT, EXP-7KQ2M9XA",
        "show clinic, DATASET, clinic",
        "list clinic, DATASET, clinic",
        "list, DATASETS, ''",
        "status, STATUS, ''",
        "incidents, INCIDENTS, ''",
        "incident 7KQ2M9XO, INCIDENT, INC-7KQ2M9X0",
        "compare 7KQ2M9XA, EXPERIMENT, EXP-7KQ2M9XA",
        "compare exp-7kq2m9xa EXP-7KQ2M9XB, COMPARISON, EXP-7KQ2M9XA/EXP-7KQ2M9XB",
        "baseline clinic, DATASET, clinic",
    })
    void showingVerbsNameTheirSubject(String typed, Subject.Kind kind, String id) {
        assertThat(parser.parse(typed)).isEqualTo(new Reading.Parsed(new Command.Show(new Subject(kind, id))));
    }

    @Test
    void theOtherVerbsCarryTheirArguments() {
        assertThat(parser.parse("retire 7KQ2M9XA the clinic closed"))
                .isEqualTo(new Reading.Parsed(new Command.Retire("7KQ2M9XA", "the clinic closed")));
        assertThat(parser.parse("restore 7KQ2M9XA")).isEqualTo(new Reading.Parsed(new Command.Restore("7KQ2M9XA")));
        assertThat(parser.parse("reproduce 7KQ2M9XA agent-version=v1.4.2"))
                .isEqualTo(new Reading.Parsed(new Command.Reproduce("7KQ2M9XA", Optional.of("v1.4.2"), 3)));
        assertThat(parser.parse("baseline clinic v2 --why \"released today\""))
                .isEqualTo(new Reading.Parsed(new Command.SetBaseline("clinic", "v2", "released today")));
        assertThat(parser.parse("pause the judge loops"))
                .isEqualTo(new Reading.Parsed(new Command.Pause("the judge loops")));
        assertThat(parser.parse("pause")).isEqualTo(new Reading.Parsed(new Command.Pause("")));
        assertThat(parser.parse("resume")).isEqualTo(new Reading.Parsed(new Command.Resume()));
        assertThat(parser.parse("cancel exp-7kq2m9xa"))
                .isEqualTo(new Reading.Parsed(new Command.Cancel("EXP-7KQ2M9XA")));
    }

    @ParameterizedTest
    @CsvSource({
        "evla clinic --agent-version fixed, eval clinic --agent-version fixed",
        "incidnets, incidents",
        "hepl, help",
        "reprodcue 7KQ2M9XA, reproduce 7KQ2M9XA",
        "xyzzyplugh, help",
    })
    void anUnknownVerbIsAnsweredWithTheClosestOne(String typed, String meant) {
        assertThat(problem(typed).suggestion()).contains(meant);
        assertThat(problem(typed).sentence()).startsWith("I do not know “");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eval clinic --trials 0 | --trials is a whole number from 1 to 20.",
                "eval clinic --trials many | --trials is a whole number from 1 to 20.",
                "eval clinic --trials | --trials needs a value.",
                "eval clinic --agent-url ftp://x | “ftp://x” is not a web address, such as https://agent.example.com/run.",
                "eval clinic --branch a --branch b | --branch was given more than once.",
                "show 7KQ2M9X! | “7KQ2M9X!” is not a case's, an incident's or a run's id, nor a dataset's name.",
                "restore 7KQ | “7KQ” is not a case's id. It has eight characters, such as 7KQ2M9XA.",
                "status now | status takes no words after it.",
                "show \"7KQ2M9XA | A quote was opened and not closed.",
                "status --loud 1 | status has no --loud. It takes none.",
            })
    void whatIsMalformedIsSaidInOneSentence(String typed, String sentence) {
        assertThat(problem(typed).sentence()).isEqualTo(sentence);
    }

    @Test
    void aMistypedFlagIsAnsweredWithTheClosestOne() {
        assertThat(problem("eval clinic --agent-verison fixed").suggestion()).contains("eval … --agent-version");
    }

    @Test
    void helpIsAboutEverythingOrOneVerb() {
        assertThat(parser.parse("")).isEqualTo(new Reading.Help(Optional.empty()));
        assertThat(parser.parse("help")).isEqualTo(new Reading.Help(Optional.empty()));
        assertThat(parser.parse("help eval")).isEqualTo(new Reading.Help(Optional.of(Verb.EVAL)));
        assertThat(parser.parse("eval --help")).isEqualTo(new Reading.Help(Optional.of(Verb.EVAL)));
    }

    @Test
    void everyExampleInTheHelpIsUnderstood() {
        for (Verb verb : Verb.values()) {
            assertThat(parser.parse(verb.example())).as(verb.example()).isNotInstanceOf(Reading.Problem.class);
        }
    }

    @Test
    void slacksMarkupIsReadAsWhatItStandsFor() {
        assertThat(SlackText.plain("<mailto:a@b.example|a@b.example> <#C1|room> a &lt; b &amp;amp; c"))
                .isEqualTo("a@b.example #C1 a < b &amp; c");
        assertThat(SlackText.afterMentions(" <@U1|bot>: <@U2> status")).isEqualTo("status");
    }

    @Test
    void anEvaluationMayTakeASuiteAndAName() {
        Reading reading = parser.parse("eval clinic --suite Smoke --name nightly --trials 3");
        assertThat(reading)
                .isEqualTo(new Reading.Parsed(new Command.Evaluate(
                        "clinic",
                        new Job.Evaluate.Options(
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                3,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(Suite.SMOKE),
                                Optional.of(
                                        new RunLabel(Optional.of("nightly"), Optional.empty(), Optional.empty()))))));
        assertThat(problem("eval clinic --suite tiny").sentence()).contains("is not a suite");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eval clinic --model openai/gpt-5.1 --temperature 0.2",
                "eval clinic model=openai/gpt-5.1 temperature=0.2",
                "eval —temperature 0.2 –model “openai/gpt-5.1” clinic",
            })
    void aRunIsAskedForWithAModelAndATemperature(String typed) {
        assertThat(parser.parse(typed)).isInstanceOfSatisfying(Reading.Parsed.class, parsed -> {
            Command.Evaluate run = (Command.Evaluate) parsed.command();
            assertThat(run.options().label())
                    .contains(new RunLabel(Optional.empty(), Optional.of("openai/gpt-5.1"), Optional.of("0.2")));
            assertThat(Echo.of(run))
                    .isEqualTo(
                            "Running *clinic* against the deployed version, asking for model `openai/gpt-5.1`, noted as"
                                    + " run at temperature `0.2` (the agent is not told)…");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1", "-1", "hot", "0,2", "NaN", "1e9"})
    void aTemperatureIsANumberFromZeroToTwo(String typed) {
        assertThat(problem("eval clinic --temperature \"" + typed + "\"").sentence())
                .contains("0 to 2");
    }

    private Reading.Problem problem(String typed) {
        return (Reading.Problem) parser.parse(typed);
    }

    private static Job.Evaluate.Options options(String version, int trials) {
        return new Job.Evaluate.Options(
                Optional.of(version),
                Optional.empty(),
                List.of(),
                trials,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
