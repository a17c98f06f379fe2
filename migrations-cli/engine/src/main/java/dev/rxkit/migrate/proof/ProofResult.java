package dev.rxkit.migrate.proof;

import java.util.List;

/**
 * The result of a successful proof.
 *
 * @param tables the number of tables that had rows
 * @param rows the number of rows before the script, all of which were preserved
 * @param lines what was proved and what could not be proved, for the script's header and the terminal
 */
public record ProofResult(int tables, long rows, List<String> lines) {
    public ProofResult {
        lines = List.copyOf(lines);
    }
}
