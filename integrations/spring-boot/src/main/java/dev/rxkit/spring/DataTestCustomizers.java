package dev.rxkit.spring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Leaves the components of the application out of the context of an {@link RxDataTest}. */
final class DataTestCustomizers implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> test, List<ContextConfigurationAttributes> attributes) {
        return TestContextAnnotationUtils.hasAnnotation(test, RxDataTest.class) ? new WithoutComponents() : null;
    }

    /** Equal to every other one, so that tests share a context. */
    private record WithoutComponents() implements ContextCustomizer {
        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
            context.getBeanFactory().registerSingleton(ExcludeAll.class.getName(), new ExcludeAll());
        }
    }

    private static final class ExcludeAll extends TypeExcludeFilter {
        @Override
        public boolean match(MetadataReader found, MetadataReaderFactory readers) {
            return true;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ExcludeAll;
        }

        @Override
        public int hashCode() {
            return ExcludeAll.class.hashCode();
        }
    }
}
