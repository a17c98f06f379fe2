package dev.rxkit.migrate.command;

import dev.rxkit.migrate.OpenQuestion;
import dev.rxkit.migrate.Questioner;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Shows the changes and asks questions on a terminal. An unambiguous prefix of an answer, such as {@code y}, is accepted; the end of input leaves a question unanswered. */
final class TerminalQuestioner implements Questioner {
    private static final int ATTEMPTS = 3;

    private final Function<String, @Nullable String> ask;
    private String preface = "";

    /** @param ask shows a prompt and returns the line typed, or null at the end of input */
    TerminalQuestioner(Function<String, @Nullable String> ask) {
        this.ask = ask;
    }

    @Override
    public void about(List<String> changes) {
        preface = "Changes:\n" + String.join("\n", changes) + "\n";
    }

    @Override
    public Optional<String> answer(OpenQuestion question) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            String line = ask.apply(preface + prompt(question));
            preface = "";
            if (line == null) {
                return Optional.empty();
            }
            Optional<String> answer = chosen(line.strip(), question.options());
            if (answer.isPresent()) {
                return answer;
            }
        }
        return Optional.empty();
    }

    private static String prompt(OpenQuestion question) {
        String hint = question.hint().isBlank() ? "" : "\n  (" + question.hint() + ")";
        String options = question.options().isEmpty() ? " SQL:" : " [" + String.join("/", question.options()) + "]";
        return question.text() + hint + options + " ";
    }

    private static Optional<String> chosen(String line, List<String> options) {
        if (line.isEmpty()) {
            return Optional.empty();
        }
        if (options.isEmpty() || options.contains(line)) {
            return Optional.of(line);
        }
        String lower = line.toLowerCase(Locale.ROOT);
        List<String> fitting = options.stream()
                .filter(option -> option.toLowerCase(Locale.ROOT).startsWith(lower))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }
}
