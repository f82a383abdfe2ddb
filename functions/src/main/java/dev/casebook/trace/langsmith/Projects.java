package dev.casebook.trace.langsmith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.CasebookException;
import dev.casebook.trace.http.SourceHttp;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ids of the projects to search, which LangSmith calls sessions. What a name stands for is remembered. Safe for several
 * threads.
 */
final class Projects {
    private static final int PAGE = 100;
    private static final int MOST = 500;

    private final LangSmithSettings settings;
    private final SourceHttp http;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    Projects(LangSmithSettings settings, SourceHttp http) {
        this.settings = settings;
        this.http = http;
    }

    List<String> ids() {
        List<String> configured = settings.scope().projects();
        return configured.isEmpty() ? all() : configured.stream().map(this::id).toList();
    }

    private String id(String project) {
        return RunId.of(project).orElseGet(() -> known.computeIfAbsent(project, this::named));
    }

    private String named(String name) {
        for (JsonNode project :
                http.get("/api/v1/sessions?limit=10&name=" + encoded(name)).body()) {
            if (project.path("name").asText().equals(name)) {
                return project.path("id").asText();
            }
        }
        throw new CasebookException.Permanent(
                "%s has no project %s that its API key may read. Nothing was searched; check the source's projects."
                        .formatted(settings.name(), name));
    }

    private List<String> all() {
        List<String> ids = new ArrayList<>();
        int page;
        do {
            int before = ids.size();
            http.get("/api/v1/sessions?reference_free=true&limit=%d&offset=%d".formatted(PAGE, before))
                    .body()
                    .forEach(project -> ids.add(project.path("id").asText()));
            page = ids.size() - before;
        } while (page == PAGE && ids.size() < MOST);
        return ids;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
