package dev.rxkit.migrate.command;

import dev.rxkit.migrate.OpenQuestion;
import dev.rxkit.migrate.Questioner;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Shows the changes and asks questions on a terminal. An unambiguous prefix of an answer, such as {@code y}, is
 * accepted; the end of input leaves a question unanswered.
 */
final class TerminalQuestioner implements Questioner {
    private static final int ATTEMPTS = 3;
    /** The part of a hint that is about a file of answers, which a terminal does not need. */
    private static final Pattern IN_FILE = Pattern.compile("(, or )?\"[^\"]*\": \"[^\"]*\" in the answers file$");

    private final Function<String, @Nullable String> ask;
    private String preface = "";
    private boolean ended;

    /** @param ask shows a prompt and returns the line typed, or null at the end of input */
    TerminalQuestioner(Function<String, @Nullable String> ask) {
        this.ask = ask;
    }

    @Override
    public boolean about(List<String> changes) {
        preface = "Changes:\n" + String.join("\n", changes) + "\n";
        return true;
    }

    @Override
    public Optional<String> answer(OpenQuestion question) {
        for (int attempt = 0; attempt < ATTEMPTS && !ended; attempt++) {
            String line = ask.apply(preface + prompt(question));
            preface = "";
            if (line == null) {
                ended = true;
                return Optional.empty();
            }
            Optional<String> answer = chosen(line.strip(), question);
            if (answer.isPresent()) {
                return answer;
            }
            preface = line.isBlank()
                    ? "An answer is needed; the end of input (Ctrl-D) leaves the question open.\n"
                    : "\"" + line.strip() + "\" is not an answer.\n";
        }
        return Optional.empty();
    }

    private static String prompt(OpenQuestion question) {
        String code = IN_FILE.matcher(question.hint()).replaceAll("");
        String hint = code.isBlank() ? "" : "\n  (" + code + ")";
        String options = question.options().isEmpty() ? " SQL:" : " [" + String.join("/", question.options()) + "]";
        return question.text() + hint + options + " ";
    }

    private static Optional<String> chosen(String line, OpenQuestion question) {
        if (line.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> option = question.option(line);
        if (option.isPresent()) {
            return option;
        }
        String lower = line.toLowerCase(Locale.ROOT);
        List<String> fitting = question.options().stream()
                .filter(other -> other.toLowerCase(Locale.ROOT).startsWith(lower))
                .toList();
        if (fitting.isEmpty() && "yes".startsWith(lower)) {
            return question.option("yes");
        }
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }
}
