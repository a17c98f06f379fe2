package dev.rxkit.migrate.script;

import dev.rxkit.migrate.plan.Hazard;
import dev.rxkit.migrate.plan.HazardCode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines {@code -- rx:allow RX101 reason} of a script, by which its hazards are judged. */
public final class AllowedHazards {
    private static final Pattern LINE =
            Pattern.compile("(?m)^\\s*--\\s*rx:allow\\s+(RX\\d+)\\b", Pattern.CASE_INSENSITIVE);

    private AllowedHazards() {}

    /** Returns the codes that the lines of a script name. */
    public static Set<String> of(String text) {
        Set<String> codes = new TreeSet<>();
        Matcher line = LINE.matcher(text);
        while (line.find()) {
            codes.add(line.group(1).toUpperCase(Locale.ROOT));
        }
        return codes;
    }

    /**
     * Returns the lines of a new script, each a code and a reason.
     *
     * @param hazards its hazards; each that needs an answer has got one, or a guard
     * @param answers the answers by the ids of the questions
     * @param allowed the codes that were allowed
     */
    public static List<String> lines(List<Hazard> hazards, Map<String, String> answers, Collection<String> allowed) {
        Set<String> lines = new LinkedHashSet<>();
        for (Hazard hazard : hazards) {
            String code = hazard.code().code();
            if (allowed.contains(code)) {
                lines.add(code + " " + hazard.subject() + ": allowed");
            } else if (hazard.needsAnswer()) {
                lines.add(code + " " + hazard.subject() + ": " + reason(hazard, answers));
            }
            if (hazard.code() == HazardCode.REQUIRED_COLUMN) {
                // It is required only after the rows have got their values.
                lines.add(HazardCode.NOT_NULL.code() + " " + hazard.subject() + ": filled before");
            }
        }
        return List.copyOf(lines);
    }

    private static String reason(Hazard hazard, Map<String, String> answers) {
        return answers.entrySet().stream()
                .filter(answer -> answer.getKey().endsWith(":" + hazard.subject())
                        && !answer.getKey().startsWith("rename:"))
                .map(answer -> "answered " + answer.getValue())
                .findFirst()
                .orElse("a guard stops the script");
    }
}
