package dev.casebook.local.demo;

import dev.casebook.casefile.CaseStore;
import dev.casebook.casefile.ImportCases;
import dev.casebook.evaluation.ExperimentStore;
import dev.casebook.incident.IncidentStore;
import java.util.List;

/** What the demo asks of the engine that it plays on. */
public interface DemoEngine {

    ImportCases.Imported importCases(String dataset, String file, List<String> lines);

    /** Starts a version's evaluation, so many trials of each case, that reports to no channel; answers with its id. */
    String startQuietly(String dataset, String agentVersion, int trials);

    CaseStore cases();

    IncidentStore incidents();

    ExperimentStore experiments();
}
