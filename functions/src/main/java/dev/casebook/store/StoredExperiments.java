package dev.casebook.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.Json;
import dev.casebook.casefile.CaseId;
import dev.casebook.evaluation.Experiment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Experiments as item bodies. A long list of cases is a blob of its own, which {@code caseList} names: it never changes, runs of
 * the same cases share it, and an experiment is looked at far more often than it is begun. Safe for several threads.
 */
final class StoredExperiments {
    private static final String CASE_LIST = "caseList";
    /** So many fit into the item. */
    private static final int FEW = 50;
    /** A run and its baseline, and two people who look at others. */
    private static final int REMEMBERED = 4;

    private static final ObjectMapper JSON = Json.mapper();

    private final Documents documents;
    private final BlobStore blobs;
    private final Map<String, List<CaseId>> lists = new LinkedHashMap<>();

    StoredExperiments(Documents documents, BlobStore blobs) {
        this.documents = documents;
        this.blobs = blobs;
    }

    String write(Experiment experiment) {
        List<CaseId> cases = experiment.plan().cases();
        if (cases.size() <= FEW) {
            return documents.write(experiment);
        }
        ObjectNode body = JSON.valueToTree(experiment.over(List.of()));
        body.put(CASE_LIST, store(cases));
        return documents.write(body);
    }

    Experiment read(Item item) {
        ObjectNode body = documents.read(item, ObjectNode.class);
        try {
            Experiment experiment = JSON.treeToValue(body, Experiment.class);
            return body.has(CASE_LIST)
                    ? experiment.over(list(body.get(CASE_LIST).asText()))
                    : experiment;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the item " + item.key() + " does not hold an experiment");
        }
    }

    private String store(List<CaseId> cases) {
        String blob = blobs.put(JSON.valueToTree(cases).toString().getBytes(StandardCharsets.UTF_8));
        remember(blob, cases);
        return blob;
    }

    private List<CaseId> list(String blob) {
        synchronized (lists) {
            List<CaseId> known = lists.get(blob);
            if (known != null) {
                return known;
            }
        }
        byte[] bytes = blobs.get(blob).orElseThrow(() -> new IllegalStateException("a run's list of cases is missing"));
        try {
            return remember(blob, List.copyOf(JSON.readValue(bytes, new TypeReference<List<CaseId>>() {})));
        } catch (IOException e) {
            throw new IllegalStateException("a run's list of cases cannot be read");
        }
    }

    private List<CaseId> remember(String blob, List<CaseId> cases) {
        synchronized (lists) {
            lists.putIfAbsent(blob, cases);
            if (lists.size() > REMEMBERED) {
                lists.remove(lists.keySet().iterator().next());
            }
            return cases;
        }
    }
}
