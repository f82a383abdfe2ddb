package dev.casebook.trace.otel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.trace.Message;
import java.util.List;
import java.util.Optional;

/**
 * What one convention says about one span; empty where it says nothing. Readings of several conventions, and of several
 * spans that show the same call, are put together by {@link #or}.
 *
 * @param cut true when an attribute had lost its end
 */
@SuppressWarnings("ReferenceEquality") // what is nothing and not the same object is put together like anything else
record Reading(Optional<Kind> kind, Who who, Model model, Tool tool, Talk talk, Lookup lookup, boolean cut) {
    static final Reading NONE =
            new Reading(Optional.empty(), Who.NONE, Model.NONE, Tool.NONE, Talk.NONE, Lookup.NONE, false);

    enum Kind {
        AGENT,
        MODEL,
        TOOL,
        RETRIEVAL,
        OTHER
    }

    /** This reading, completed by another one. Most conventions say nothing about most spans, which must cost nothing. */
    Reading or(Reading other) {
        if (other == NONE || this == NONE) {
            return other == NONE ? this : other;
        }
        return new Reading(
                kind.or(other::kind),
                who.or(other.who),
                model.or(other.model),
                tool.or(other.tool),
                talk.or(other.talk),
                lookup.or(other.lookup),
                cut || other.cut);
    }

    Reading as(Kind newKind) {
        return new Reading(Optional.of(newKind), who, model, tool, talk, lookup, cut);
    }

    Reading with(Tool newTool) {
        return new Reading(kind, who, model, newTool, talk, lookup, cut);
    }

    boolean is(Kind wanted) {
        return kind.filter(wanted::equals).isPresent();
    }

    /** Who ran what for whom. */
    record Who(Optional<String> agent, Optional<String> version, Optional<String> session, Optional<String> user) {
        static final Who NONE = new Who(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        Who or(Who other) {
            if (other == NONE || this == NONE) {
                return other == NONE ? this : other;
            }
            return new Who(
                    agent.or(other::agent),
                    version.or(other::version),
                    session.or(other::session),
                    user.or(other::user));
        }
    }

    /** The call of a model. */
    record Model(
            Optional<String> asked,
            Optional<String> answered,
            Optional<Double> temperature,
            Optional<Long> inputTokens,
            Optional<Long> outputTokens,
            Optional<String> finishReason,
            Optional<String> responseId) {
        static final Model NONE = new Model(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        Model or(Model other) {
            if (other == NONE || this == NONE) {
                return other == NONE ? this : other;
            }
            return new Model(
                    asked.or(other::asked),
                    answered.or(other::answered),
                    temperature.or(other::temperature),
                    inputTokens.or(other::inputTokens),
                    outputTokens.or(other::outputTokens),
                    finishReason.or(other::finishReason),
                    responseId.or(other::responseId));
        }
    }

    /**
     * The run of a tool.
     *
     * @param call id of the call, as the model gave it
     */
    record Tool(Optional<String> name, Optional<JsonNode> arguments, Optional<JsonNode> result, Optional<String> call) {
        static final Tool NONE = new Tool(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        Tool or(Tool other) {
            if (other == NONE || this == NONE) {
                return other == NONE ? this : other;
            }
            return new Tool(
                    name.or(other::name),
                    arguments.or(other::arguments),
                    result.or(other::result),
                    call.or(other::call));
        }
    }

    /** What went in and what came out, as text. */
    record Talk(List<Message> input, Optional<String> output) {
        static final Talk NONE = new Talk(List.of(), Optional.empty());

        Talk or(Talk other) {
            return new Talk(input.isEmpty() ? other.input : input, output.or(other::output));
        }
    }

    /** A look-up of documents. */
    record Lookup(Optional<String> query, List<String> documents) {
        static final Lookup NONE = new Lookup(Optional.empty(), List.of());

        Lookup or(Lookup other) {
            return new Lookup(query.or(other::query), documents.isEmpty() ? other.documents : documents);
        }
    }
}
