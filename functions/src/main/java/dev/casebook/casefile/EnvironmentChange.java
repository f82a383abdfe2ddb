package dev.casebook.casefile;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Something besides chance that a replay did not have in common with the recorded failure. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = EnvironmentChange.OtherVersion.class, name = "version"),
    @JsonSubTypes.Type(value = EnvironmentChange.FloatingModel.class, name = "model"),
    @JsonSubTypes.Type(value = EnvironmentChange.MissingTool.class, name = "tool")
})
public sealed interface EnvironmentChange {

    /** What is different, in a phrase. */
    String shown();

    /** What to do about it, one sentence; {@code %s} stands for the case. */
    String advice();

    /** Another version of the agent was replayed. */
    record OtherVersion(String recorded, String replayed) implements EnvironmentChange {
        @Override
        public String shown() {
            return "recorded with version " + recorded + ", replayed with " + replayed;
        }

        @Override
        public String advice() {
            return "Replay the version that failed: reproduce %s --agent-version " + recorded + ".";
        }
    }

    /** The model that was asked for is a name behind which models change. */
    record FloatingModel(String asked, String reported) implements EnvironmentChange {
        @Override
        public String shown() {
            return "the model " + asked + " was asked for, " + reported + " answered";
        }

        @Override
        public String advice() {
            return "Pin the model's full name in casebook.yaml and in the agent: behind " + asked
                    + " another model may answer every day.";
        }
    }

    /** A tool that the agent called is gone, or no such call was recorded. */
    record MissingTool(String tool) implements EnvironmentChange {
        @Override
        public String shown() {
            return "the tool " + tool + " gave no result";
        }

        @Override
        public String advice() {
            return "Bring the tool " + tool + " back, or replay its recorded results: recorded_tools: true.";
        }
    }
}
