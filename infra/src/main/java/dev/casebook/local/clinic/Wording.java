package dev.casebook.local.clinic;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Puts a draft into words. */
sealed interface Wording {

    String say(Draft draft);

    /** Always the same words for the same draft. */
    record Plain() implements Wording {
        @Override
        public String say(Draft draft) {
            return draft.text();
        }
    }

    /**
     * Begins differently from run to run, and in {@code forgets} of the runs leaves out one detail: a time of a list, a
     * confirmation code, or a closing sentence.
     *
     * @param forgets a probability, 0 to 1
     */
    record Varying(RandomGenerator random, double forgets) implements Wording {

        private static final List<String> OPENINGS =
                List.of("", "Of course. ", "Thank you for waiting. ", "Gladly. ", "Let me see. ");

        @Override
        public String say(Draft draft) {
            String opening = OPENINGS.get(random.nextInt(OPENINGS.size()));
            boolean forgetful = random.nextDouble() < forgets;
            return opening + (forgetful ? forget(draft) : draft).text();
        }

        private Draft forget(Draft draft) {
            List<Draft.Sentence> sentences = new ArrayList<>(draft.sentences());
            int chosen = random.nextInt(sentences.size());
            Draft.Sentence sentence = sentences.get(chosen);
            if (sentence.details().size() > 1) {
                sentences.set(
                        chosen,
                        sentence.without(random.nextInt(sentence.details().size())));
            } else if (sentences.size() > 1) {
                sentences.remove(chosen);
            }
            return new Draft(List.copyOf(sentences));
        }
    }
}
