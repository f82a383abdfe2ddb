package dev.casebook.local.clinic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The clinic's policies, searched by their words: each word that question and paragraph share counts more the rarer it is
 * among all paragraphs, and twice when it is a keyword of the policy. Deterministic; safe for several threads.
 */
final class PolicyLibrary {

    private static final Set<String> COMMON = Set.of(
            ("a an and are as at be by can could do does for from get go have how i if in is it me my need of on or our "
                            + "please so that the there they to we what when where which who will with would you your "
                            + "want like any about after before hi hello not no up am was dr doctor should must may take")
                    .split(" "));
    private static final double KEYWORD_WEIGHT = 2.0;

    /** A paragraph with its words and the keywords of its policy, cut once. */
    private record Indexed(String id, String topic, String text, Set<String> words, Set<String> keywords) {}

    private final List<Policy> policies;
    private final List<Indexed> paragraphs;
    private final Map<String, Double> rarity;

    private PolicyLibrary(List<Policy> policies) {
        this.policies = List.copyOf(policies);
        this.paragraphs = policies.stream().flatMap(PolicyLibrary::index).toList();
        this.rarity = rarity(policies);
    }

    private static Stream<Indexed> index(Policy policy) {
        Set<String> keywords = words(String.join(" ", policy.keywords()));
        return IntStream.range(0, policy.paragraphs().size()).mapToObj(i -> {
            String text = policy.paragraphs().get(i);
            return new Indexed(policy.topic() + "#" + (i + 1), policy.topic(), text, words(text), keywords);
        });
    }

    static PolicyLibrary read(JsonNode file) {
        List<Policy> policies = new ArrayList<>();
        file.path("policies")
                .forEach(policy -> policies.add(new Policy(
                        policy.path("topic").asText(),
                        Json.texts(policy.path("keywords")),
                        Json.texts(policy.path("paragraphs")))));
        return new PolicyLibrary(policies);
    }

    Optional<Policy> byTopic(String topic) {
        String wanted = topic.strip().toLowerCase(Locale.ROOT);
        return policies.stream().filter(policy -> policy.topic().equals(wanted)).findFirst();
    }

    List<String> topics() {
        return policies.stream().map(Policy::topic).toList();
    }

    /** The best passages for a question, best first; passages without a common word are left out. */
    List<Passage> search(String question, int limit) {
        Set<String> asked = words(question);
        List<Passage> found = new ArrayList<>();
        for (Indexed paragraph : paragraphs) {
            double score = KEYWORD_WEIGHT * weight(asked, paragraph.keywords()) + weight(asked, paragraph.words());
            if (score > 0) {
                found.add(new Passage(paragraph.id(), paragraph.topic(), paragraph.text(), score));
            }
        }
        found.sort(Comparator.comparingDouble(Passage::score).reversed());
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }

    private double weight(Set<String> asked, Set<String> offered) {
        return asked.stream()
                .filter(offered::contains)
                .mapToDouble(word -> rarity.getOrDefault(word, 0.0))
                .sum();
    }

    private static Map<String, Double> rarity(List<Policy> policies) {
        Map<String, Integer> seenIn = new HashMap<>();
        for (Policy policy : policies) {
            Set<String> all = words(String.join(" ", policy.keywords()));
            policy.paragraphs().forEach(text -> all.addAll(words(text)));
            all.forEach(word -> seenIn.merge(word, 1, Integer::sum));
        }
        Map<String, Double> rarity = new HashMap<>();
        seenIn.forEach((word, count) -> rarity.put(word, Math.log(1.0 + (double) policies.size() / count)));
        return Map.copyOf(rarity);
    }

    /** The words that carry meaning, without the commonest endings. */
    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{Nd}]+", -1)) {
            if (word.length() > 1 && !COMMON.contains(word)) {
                words.add(stem(word));
            }
        }
        return words;
    }

    private static String stem(String word) {
        String stem = word;
        for (String ending : List.of("ations", "ation", "ing", "ed", "es", "s", "e")) {
            if (word.endsWith(ending) && word.length() - ending.length() >= 3) {
                stem = word.substring(0, word.length() - ending.length());
                break;
            }
        }
        return stem.endsWith("ll") ? stem.substring(0, stem.length() - 1) : stem;
    }
}
