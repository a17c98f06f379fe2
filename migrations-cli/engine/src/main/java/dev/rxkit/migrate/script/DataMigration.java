package dev.rxkit.migrate.script;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The statements of a script that change data on purpose: those between a line {@code -- rx:data} and the next line
 * {@code -- rx:data end}, or the end of the script.
 */
public final class DataMigration {
    private static final Pattern BEGIN = Pattern.compile("\\s*--\\s*rx:data\\b(?!\\s+end\\b).*");
    private static final Pattern END = Pattern.compile("\\s*--\\s*rx:data\\s+end\\b.*");

    private DataMigration() {}

    /** Returns whether a script has such statements. */
    public static boolean isIn(String text) {
        return text.lines().anyMatch(line -> BEGIN.matcher(line).matches());
    }

    /** Returns the blocks of a script in their order, each with its marks. */
    public static List<String> blocks(String text) {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = null;
        for (String line : text.lines().toList()) {
            if (block == null && BEGIN.matcher(line).matches()) {
                block = new StringBuilder();
            }
            if (block == null) {
                continue;
            }
            boolean end = END.matcher(line).matches();
            if (!end) {
                block.append(line).append('\n');
            } else {
                blocks.add(closed(block));
                block = null;
            }
        }
        if (block != null) {
            blocks.add(closed(block));
        }
        return blocks;
    }

    private static String closed(StringBuilder block) {
        return block.append("-- rx:data end\n").toString();
    }
}
