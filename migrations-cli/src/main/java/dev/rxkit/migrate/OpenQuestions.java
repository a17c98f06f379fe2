package dev.rxkit.migrate;

import dev.rxkit.migrate.plan.Question;

/** Builds the report of a command that ends with unanswered questions. */
final class OpenQuestions {
    private OpenQuestions() {}

    static Report report(ReportBuilder report, Comparison.Result compared) {
        report.line("Changes:").changes(compared.changes());
        int open = compared.open().size();
        report.line(open + (open == 1 ? " question is" : " questions are") + " open; nothing was written:");
        for (Question question : compared.open()) {
            report.line("  " + question.id() + ": " + question.text());
            String answers = question.options().isEmpty() ? "a SQL expression" : String.join(", ", question.options());
            report.line("    answers: " + answers + (question.hint().isBlank() ? "" : ". " + question.hint()));
        }
        return report.questions(compared.open())
                .next("mvn rx:" + report.command() + " -Drx.answers=answers.json")
                .end(ExitCode.QUESTIONS);
    }
}
