package dev.rxkit.migrate.maven;

import dev.rxkit.migrate.verb.Verb;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Checks the configuration, the driver, rights, the scratch database and the model classes; 0 if nothing is wrong. */
@Mojo(name = "doctor", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
final class DoctorGoal extends Goal {
    DoctorGoal() {
        super(Verb.DOCTOR);
    }
}
