package dev.rxkit.spring;

import dev.rxkit.error.ConfigException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the message of a configuration that cannot work, instead of the stack trace of the start. */
final class StartFailures extends AbstractFailureAnalyzer<ConfigException> {

    @Override
    protected FailureAnalysis analyze(Throwable whole, ConfigException failure) {
        return new FailureAnalysis(failure.getMessage(), null, failure);
    }
}
