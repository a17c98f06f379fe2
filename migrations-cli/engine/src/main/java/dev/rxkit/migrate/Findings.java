package dev.rxkit.migrate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects what {@code check} and {@code doctor} find, and makes a report of it. Not thread-safe. */
final class Findings {
    /** The exit codes of findings; the report has the first one that a finding has. */
    private static final List<ExitCode> ORDER =
            List.of(ExitCode.FAILED, ExitCode.PROOF, ExitCode.DRIFT, ExitCode.HAZARDS, ExitCode.PENDING);

    private final ReportBuilder report;
    private final List<Report.Finding> all = new ArrayList<>();

    Findings(String command) {
        this.report = new ReportBuilder(command);
    }

    /** Returns the report, for data beside the findings. */
    ReportBuilder report() {
        return report;
    }

    /**
     * Adds a finding that gives the report its exit code.
     *
     * @param check what was checked, one word
     * @param subject the file, table or setting that it is about; may be empty
     */
    void add(String check, String subject, ExitCode code, String message) {
        put(new Report.Finding(check, subject, code, message), "[!]");
    }

    /** Adds what was checked and is right. */
    void passed(String check, String message) {
        put(new Report.Finding(check, "", ExitCode.OK, message), "[x]");
    }

    /** Adds what could not be checked, or is only mentioned. */
    void note(String check, String message) {
        put(new Report.Finding(check, "", ExitCode.OK, message), "[ ]");
    }

    private void put(Report.Finding finding, String mark) {
        all.add(finding);
        String subject = finding.subject().isEmpty() || finding.message().contains(finding.subject())
                ? ""
                : finding.subject() + ": ";
        report.line("  " + mark + " " + finding.check() + ": " + subject + finding.message());
    }

    /** Returns whether the check found something wrong so far. */
    boolean failed(String check) {
        return all.stream().anyMatch(f -> f.check().equals(check) && f.code() != ExitCode.OK);
    }

    /**
     * Ends the report with a line that counts the findings.
     *
     * @param checked what was checked, a sentence without its end
     */
    Report end(String checked) {
        Map<ExitCode, Integer> counts = new EnumMap<>(ExitCode.class);
        all.stream().filter(f -> f.code() != ExitCode.OK).forEach(f -> counts.merge(f.code(), 1, Integer::sum));
        int found = counts.values().stream().mapToInt(Integer::intValue).sum();
        String result = found == 0 ? "nothing is wrong" : found + (found == 1 ? " finding" : " findings");
        report.line(checked + ": " + result + ".").findings(all);
        return report.end(ORDER.stream().filter(counts::containsKey).findFirst().orElse(ExitCode.OK));
    }

    /** Returns the message of an exception as one text. */
    static String message(Exception failure) {
        String text = failure.getMessage();
        return text == null ? failure.getClass().getSimpleName() : text;
    }
}
