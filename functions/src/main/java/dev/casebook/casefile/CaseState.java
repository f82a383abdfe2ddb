package dev.casebook.casefile;

/** Where a case stands: a draft has no answer or no evaluator yet; a retired one is kept and not run. */
public enum CaseState {
    DRAFT,
    ACTIVE,
    RETIRED
}
