package dev.rxkit.tutorial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The chapters of {@code docs/tutorial.md}, with their code and output. */
record TutorialPage(List<String> lines, List<Chapter> chapters) {

    static final Path FILE = Path.of("../../docs/tutorial.md");
    private static final Pattern LINK = Pattern.compile("\\]\\(\\.\\./examples/tutorial/(src/[^)#]+)\\)");

    /** A fenced block: its language, the number of its first line counted from 0, and its lines. */
    record Block(String language, int first, List<String> text) {
        boolean isCode() {
            return language.equals("java") || language.equals("properties");
        }

        boolean isOutput() {
            return language.isEmpty();
        }
    }

    /** Code of the page that was found in a file, and the output directly below it, if any. */
    record Quote(Block code, Optional<Block> output, Path file, int firstLine) {
        boolean holds(Path other, int line) {
            return file.equals(other)
                    && line >= firstLine
                    && line < firstLine + code.text().size();
        }

        List<String> outputLines() {
            return output.map(Block::text).orElse(List.of());
        }
    }

    /** The content below one heading. */
    record Chapter(String title, List<Path> files, List<Block> blocks) {

        /** Returns the programs that the chapter links to, in order. */
        List<Path> programs() {
            return files.stream()
                    .filter(file -> file.startsWith("src/main/java"))
                    .filter(TutorialPage::isProgram)
                    .toList();
        }

        /**
         * Returns the code blocks of the chapter.
         *
         * @throws AssertionError if code is not found in exactly one place of the files, or an output follows no code
         */
        List<Quote> quotes() {
            List<Quote> quotes = new ArrayList<>();
            for (int i = 0; i < blocks.size(); i++) {
                Block block = blocks.get(i);
                if (block.isCode()) {
                    Optional<Block> output =
                            i + 1 < blocks.size() && blocks.get(i + 1).isOutput()
                                    ? Optional.of(blocks.get(i + 1))
                                    : Optional.empty();
                    quotes.add(found(block, output));
                } else if (block.isOutput() && (i == 0 || !blocks.get(i - 1).isCode())) {
                    throw new AssertionError(title + ": no code above the output in line " + block.first());
                }
            }
            return quotes;
        }

        private Quote found(Block code, Optional<Block> output) {
            List<Quote> places = new ArrayList<>();
            for (Path file : files) {
                List<String> source = read(file);
                for (int line = 0; line + code.text().size() <= source.size(); line++) {
                    if (same(source.subList(line, line + code.text().size()), code.text())) {
                        places.add(new Quote(code, output, file, line + 1));
                    }
                }
            }
            if (places.size() != 1) {
                throw new AssertionError("%s: %d places in %s hold the code of line %d:%n%s"
                        .formatted(title, places.size(), files, code.first(), String.join("\n", code.text())));
            }
            return places.get(0);
        }

        /** Returns whether the lines are equal except for their common indentation. */
        private static boolean same(List<String> source, List<String> quoted) {
            int indent = source.get(0).length() - quoted.get(0).length();
            for (int i = 0; i < quoted.size(); i++) {
                String expected = quoted.get(i).isEmpty() ? "" : " ".repeat(Math.max(indent, 0)) + quoted.get(i);
                if (!source.get(i).equals(expected)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String toString() {
            return title;
        }
    }

    static TutorialPage read() {
        List<String> lines = read(FILE);
        List<Chapter> chapters = new ArrayList<>();
        Chapter chapter = null;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("## ")) {
                chapter = new Chapter(line.substring(3), new ArrayList<>(), new ArrayList<>());
                chapters.add(chapter);
            } else if (line.startsWith("```")) {
                int end = i + 1;
                while (!lines.get(end).startsWith("```")) {
                    end++;
                }
                if (chapter != null) {
                    chapter.blocks().add(new Block(line.substring(3), i + 1, lines.subList(i + 1, end)));
                }
                i = end;
            } else if (chapter != null) {
                Matcher links = LINK.matcher(line);
                while (links.find()) {
                    chapter.files().add(Path.of(links.group(1)));
                }
            }
        }
        return new TutorialPage(lines, chapters);
    }

    static boolean isProgram(Path source) {
        return read(source).stream().anyMatch(line -> line.contains("static void main("));
    }

    static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
