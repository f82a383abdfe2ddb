package dev.casebook.agent;

import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.CaseInput;

/**
 * One run of the agent on one case, as it is asked for.
 *
 * @param number planned trials from 0; confirmation trials after them
 */
public record Trial(CaseId caseId, int number, CaseInput input) {}
