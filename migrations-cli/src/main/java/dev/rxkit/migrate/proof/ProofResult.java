package dev.rxkit.migrate.proof;

import java.util.List;

/**
 * What a trial showed.
 *
 * @param tables that had rows in them
 * @param rows that were there before, all of them accounted for afterwards
 * @param lines what was proved and what could not be, for the script's header and the screen
 */
public record ProofResult(int tables, long rows, List<String> lines) {
    public ProofResult {
        lines = List.copyOf(lines);
    }
}
