package dev.casebook.trace.otel;

import dev.casebook.trace.Message;
import dev.casebook.trace.otel.Reading.Kind;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The agent's turn that a trace is about: its outermost agent step, or the whole trace where no step is one. Of several
 * agents in a row, the first one got the input and the last one gave the output.
 *
 * <p>Its input is what the turn itself says came in. Where that is missing, or where the model calls show the turns before
 * it or a conversation that goes on after it within the same trace, it is what the last model call of the turn saw, up to the user's last message.
 */
final class Turn {
    private final List<Node> steps;
    private final List<Node> agents;
    private final Node first;
    private final List<Attributes> resources;
    private final List<Node> models;
    private final Map<Node, List<Node>> own = new HashMap<>();
    private final Map<Node, List<Node>> inside = new HashMap<>();

    private Turn(List<Node> steps, List<Node> agents) {
        this.steps = steps;
        this.agents = agents;
        this.models = steps.stream().filter(node -> node.is(Kind.MODEL)).toList();
        for (Node model : models) {
            if (model.agent != null && model.outerAgent != null) {
                own.computeIfAbsent(model.agent, absent -> new ArrayList<>()).add(model);
                inside.computeIfAbsent(model.outerAgent, absent -> new ArrayList<>())
                        .add(model);
            }
        }
        this.resources = distinct(steps);
        this.first = agents.isEmpty() ? steps.getFirst() : agents.getFirst();
    }

    /** Spans of one process share their resource. */
    private static List<Attributes> distinct(List<Node> steps) {
        Set<Attributes> resources = Collections.newSetFromMap(new IdentityHashMap<>());
        return steps.stream()
                .map(node -> node.span.resource())
                .filter(resources::add)
                .toList();
    }

    static Turn of(List<Node> steps) {
        List<Node> outermost = steps.stream()
                .filter(node -> node.is(Kind.AGENT))
                .filter(node -> node.agent == null)
                .toList();
        return new Turn(steps, outermost);
    }

    Optional<String> agent() {
        return said(read -> read.who().agent())
                .or(() -> resource("service.name").filter(name -> !name.startsWith("unknown_service")));
    }

    Optional<String> version() {
        return said(read -> read.who().version())
                .or(() -> resource("service.version"))
                .or(() -> attribute("llm.prompt_template.version", "traceloop.prompt.version"));
    }

    Optional<String> environment() {
        return resource("deployment.environment.name", "deployment.environment")
                .or(() -> attribute("deployment.environment.name", "langfuse.environment"));
    }

    Optional<String> session() {
        return said(read -> read.who().session());
    }

    Optional<String> user() {
        return said(read -> read.who().user());
    }

    /** Agents that run on a pinned clock say what time they believed it was; anything that is no time is left out. */
    Optional<OffsetDateTime> now() {
        return first.span.attributes().text("casebook.now").flatMap(Turn::time);
    }

    private static Optional<OffsetDateTime> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    List<Message> input() {
        return agentsOrFirst().stream()
                .map(this::inputOf)
                .filter(messages -> !messages.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<Message> inputOf(Node agent) {
        List<Message> told = conversation(agent.reading.talk().input());
        List<Message> seen = modelCalls(agent).reversed().stream()
                .map(node -> conversation(node.reading.talk().input()))
                .filter(messages -> !messages.isEmpty())
                .findFirst()
                .orElse(List.of());
        boolean more = userTexts(seen).size() > userTexts(told).size();
        return told.isEmpty() || (more && (startsAlike(told, seen) || endsAlike(told, seen))) ? seen : told;
    }

    /** A failed agent that said nothing gave no answer, whatever its model said on the way. */
    Optional<String> output() {
        for (Node agent : agentsOrFirst().reversed()) {
            Optional<String> told = agent.reading.talk().output();
            if (told.isPresent() || agent.error.isPresent()) {
                return told;
            }
            Optional<String> lastSaid = modelCalls(agent).reversed().stream()
                    .flatMap(node -> node.reading.talk().output().stream())
                    .findFirst();
            if (lastSaid.isPresent()) {
                return lastSaid;
            }
        }
        return Optional.empty();
    }

    private List<Node> agentsOrFirst() {
        return agents.isEmpty() ? List.of(first) : agents;
    }

    /** The model calls of an agent, without those of agents that it asked, unless only they made any. */
    private List<Node> modelCalls(Node of) {
        return agents.isEmpty() ? models : own.getOrDefault(of, inside.getOrDefault(of, List.of()));
    }

    /** What people and the agent said to each other, ending with the user's message. */
    private static List<Message> conversation(List<Message> messages) {
        List<Message> said = new ArrayList<>();
        int end = 0;
        for (Message message : messages) {
            boolean user = message.role().equals("user");
            if ((user || message.role().equals("assistant"))
                    && !message.content().isBlank()) {
                said.add(message);
                end = user ? said.size() : end;
            }
        }
        return List.copyOf(said.subList(0, end));
    }

    private static List<String> userTexts(List<Message> messages) {
        return messages.stream()
                .filter(message -> message.role().equals("user"))
                .map(Message::content)
                .toList();
    }

    private static boolean startsAlike(List<Message> told, List<Message> seen) {
        List<String> users = userTexts(told);
        return userTexts(seen).subList(0, users.size()).equals(users);
    }

    /** Some agents write only the question on the turn, and the earlier turns only into the model calls. */
    private static boolean endsAlike(List<Message> told, List<Message> seen) {
        List<String> users = userTexts(told);
        List<String> all = userTexts(seen);
        boolean answeredBefore =
                seen.stream().anyMatch(message -> message.role().equals("assistant"));
        return answeredBefore
                && all.subList(all.size() - users.size(), all.size()).equals(users);
    }

    /** From the turn itself, else from the first step that says it. */
    private Optional<String> said(Function<Reading, Optional<String>> what) {
        return what.apply(first.reading).or(() -> first(node -> what.apply(node.reading)));
    }

    private Optional<String> attribute(String... names) {
        return first(node -> node.span.attributes().text(names));
    }

    private Optional<String> resource(String... names) {
        return first.span
                .resource()
                .text(names)
                .or(() -> resources.stream()
                        .flatMap(resource -> resource.text(names).stream())
                        .findFirst());
    }

    private Optional<String> first(Function<Node, Optional<String>> said) {
        for (Node node : steps) {
            Optional<String> text = said.apply(node);
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }
}
