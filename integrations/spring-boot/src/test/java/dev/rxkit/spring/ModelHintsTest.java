package dev.rxkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.servers.TestServer;
import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.beans.factory.aot.AotServices;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.javapoet.ClassName;

/** The hints about models for ahead-of-time processing. */
class ModelHintsTest {

    private final InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
    private final DefaultGenerationContext generation =
            new DefaultGenerationContext(new ClassNameGenerator(ClassName.get(Accounts.class)), files);

    private void process() {
        BeanFactoryInitializationAotProcessor processor =
                AotServices.factories().load(BeanFactoryInitializationAotProcessor.class).stream()
                        .filter(ModelHints.class::isInstance)
                        .findAny()
                        .orElseThrow();
        try (ConfigurableApplicationContext context =
                Applications.start(Accounts.class, Applications.pool(TestServer.SQLITE.space(ModelHintsTest.class)))) {
            BeanFactoryInitializationAotContribution found = processor.processAheadOfTime(context.getBeanFactory());
            assertThat(found).isNotNull();
            found.applyTo(generation, null);
        }
    }

    @Test
    void theModelsAreListedAndAvailableToReflection() throws Exception {
        process();
        RuntimeHints hints = generation.getRuntimeHints();
        for (Class<?> model : new Class<?>[] {Accounts.Account.class, Accounts.Note.class}) {
            assertThat(RuntimeHintsPredicates.resource()
                            .forResource(model.getName().replace('.', '/') + ".class"))
                    .accepts(hints);
            assertThat(RuntimeHintsPredicates.reflection()
                            .onType(model)
                            .withMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS))
                    .accepts(hints);
        }
        assertThat(RuntimeHintsPredicates.resource().forResource(ModelClasses.LIST))
                .accepts(hints);
        String list = files.getGeneratedFileContent(Kind.RESOURCE, ModelClasses.LIST);
        assertThat(list.lines()).contains(Accounts.Account.class.getName(), Accounts.Note.class.getName());
    }
}
