package dev.casebook.trace;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.CasebookException;
import dev.casebook.trace.redaction.Redaction;
import dev.casebook.trace.redaction.RedactionKey;
import dev.casebook.trace.redaction.RedactionPolicy;
import dev.casebook.trace.redaction.RedactionRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Redacts by rules: patterns that are checked (Luhn, mod 97, phone book), names of fields, and cues in the text. See
 * {@link RedactionRules} for what is found and what is not.
 *
 * <p>Where fields or introductions gave names or ids away, a trace is walked again to replace them in its texts as well.
 */
public final class RuleRedactor implements Redactor {
    private static final int SPAN_ID = 16;

    private final RedactionRules rules;
    private final Map<String, RuleRedactor> agents;

    /**
     * Makes a redactor with one key, the same for all agents.
     *
     * @param key at least 16 bytes, kept secret; the same key gives the same pseudonyms
     * @param phoneRegion where phone numbers without a country code are from, such as {@code US}
     */
    public RuleRedactor(byte[] key, String phoneRegion) {
        this(RedactionKey.first(key), phoneRegion, Map.of());
    }

    /**
     * Makes a redactor.
     *
     * @param phoneRegion where phone numbers without a country code are from, such as {@code US}
     * @param policies what differs for an agent, by its name
     */
    public RuleRedactor(RedactionKey key, String phoneRegion, Map<String, RedactionPolicy> policies) {
        this(new RedactionRules(key, phoneRegion, RedactionPolicy.NONE), agents(key, phoneRegion, policies));
    }

    private RuleRedactor(RedactionRules rules, Map<String, RuleRedactor> agents) {
        this.rules = rules;
        this.agents = agents;
    }

    private static Map<String, RuleRedactor> agents(
            RedactionKey key, String phoneRegion, Map<String, RedactionPolicy> policies) {
        Map<String, RuleRedactor> agents = new HashMap<>();
        policies.forEach((agent, policy) ->
                agents.put(agent, new RuleRedactor(new RedactionRules(key, phoneRegion, policy), Map.of())));
        return Map.copyOf(agents);
    }

    @Override
    public Redactor forAgent(String agent) {
        return agents.getOrDefault(agent, this);
    }

    @Override
    public String redact(String text) {
        return orNothing(() -> {
            Redaction first = rules.begin();
            String redacted = first.text(text);
            return first.learned().isEmpty()
                    ? redacted
                    : rules.again(first.learned()).text(redacted);
        });
    }

    @Override
    public JsonNode redact(JsonNode value) {
        return orNothing(() -> {
            Redaction first = rules.begin();
            JsonNode redacted = first.json(value);
            return first.learned().isEmpty()
                    ? redacted
                    : rules.again(first.learned()).json(redacted);
        });
    }

    @Override
    public RedactedTrace redact(Trace trace) {
        return orNothing(() -> {
            Redaction first = rules.begin();
            Trace redacted = walk(trace, first);
            if (first.learned().isEmpty()) {
                return redacted(redacted, first.counts());
            }
            Redaction second = rules.again(first.learned());
            Trace whole = walk(redacted, second);
            Map<String, Integer> counts = new HashMap<>(first.counts());
            second.counts().forEach((kind, count) -> counts.merge(kind, count, Integer::sum));
            return redacted(whole, counts);
        });
    }

    private RedactedTrace redacted(Trace trace, Map<String, Integer> counts) {
        return new RedactedTrace(trace, counts, RedactionRules.VERSION, Optional.of(rules.keyId()));
    }

    /** A rule that breaks must not let the value through. */
    private static <T> T orNothing(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | StackOverflowError broken) {
            throw new CasebookException.Permanent(
                    "Personal data could not be removed, so nothing was stored. Try another trace, or report this one by its id.");
        }
    }

    private static Trace walk(Trace trace, Redaction redaction) {
        Trace.Context context = trace.context();
        return new Trace(
                trace.ref(),
                new Trace.Context(
                        context.agent().map(redaction::text),
                        context.version().map(redaction::text),
                        context.environment().map(redaction::text),
                        context.session().map(id -> redaction.id("SESSION", id)),
                        context.user().map(id -> redaction.id("USER", id)),
                        context.now(),
                        context.startedAt(),
                        context.duration()),
                messages(trace.input(), redaction),
                trace.output().map(redaction::text),
                trace.steps().stream().map(step -> step(step, redaction)).toList(),
                trace.partial());
    }

    private static List<Message> messages(List<Message> messages, Redaction redaction) {
        List<String> contents =
                redaction.texts(messages.stream().map(Message::content).toList());
        List<Message> redacted = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            redacted.add(new Message(redaction.text(messages.get(i).role()), contents.get(i)));
        }
        return redacted;
    }

    private static Step step(Step step, Redaction redaction) {
        Step.Facts facts = facts(step.facts(), redaction);
        return switch (step) {
            case Step.AgentTurn turn ->
                new Step.AgentTurn(
                        facts,
                        turn.agent().map(redaction::text),
                        turn.version().map(redaction::text),
                        messages(turn.input(), redaction),
                        turn.output().map(redaction::text));
            case Step.ModelCall call -> modelCall(call, facts, redaction);
            case Step.ToolCall call ->
                new Step.ToolCall(
                        facts,
                        redaction.text(call.tool()),
                        redaction.json(call.arguments()),
                        redaction.json(call.result()));
            case Step.Retrieval retrieval ->
                new Step.Retrieval(
                        facts, retrieval.query().map(redaction::text), redaction.texts(retrieval.documents()));
            case Step.Other other -> new Step.Other(facts);
        };
    }

    private static Step modelCall(Step.ModelCall call, Step.Facts facts, Redaction redaction) {
        return new Step.ModelCall(
                facts,
                call.modelAsked().map(redaction::text),
                call.modelAnswered().map(redaction::text),
                call.temperature(),
                messages(call.input(), redaction),
                call.output().map(redaction::text),
                call.inputTokens(),
                call.outputTokens(),
                call.finishReason().map(redaction::text));
    }

    /** The random id of a span says nothing about anybody, and there are as many as spans; digits alone may be a card's. */
    private static String spanId(String id, Redaction redaction) {
        boolean letter = false;
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            letter = letter || c >= 'a';
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return redaction.text(id);
            }
        }
        return letter && id.length() == SPAN_ID ? id : redaction.text(id);
    }

    private static Step.Facts facts(Step.Facts facts, Redaction redaction) {
        Optional<String> error = facts.error().map(redaction::text);
        return new Step.Facts(
                spanId(facts.id(), redaction),
                facts.parent().map(id -> spanId(id, redaction)),
                redaction.text(facts.name()),
                facts.startedAt(),
                facts.duration(),
                error);
    }
}
