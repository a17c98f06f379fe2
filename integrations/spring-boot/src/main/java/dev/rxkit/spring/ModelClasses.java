package dev.rxkit.spring;

import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Table;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Finds the models of an application, also in the jars inside its jar. */
final class ModelClasses {

    private ModelClasses() {}

    /** Returns the classes marked {@link Table} in the packages that are set, or else in those of the application. */
    static Class<?>[] find(RxProperties properties, BeanFactory beans, ResourceLoader resources) {
        Set<String> names = new TreeSet<>();
        Scanner scanner = new Scanner();
        scanner.setResourceLoader(resources);
        for (String name : packages(properties, beans)) {
            scanner.findCandidateComponents(name)
                    .forEach(found -> names.add(Objects.requireNonNull(found.getBeanClassName())));
        }
        return names.stream()
                .map(name -> ClassUtils.resolveClassName(name, resources.getClassLoader()))
                .toArray(Class<?>[]::new);
    }

    private static List<String> packages(RxProperties properties, BeanFactory beans) {
        if (!properties.models().isEmpty()) {
            return properties.models();
        }
        List<String> configured = RxConfig.load().packages();
        return configured.isEmpty() && AutoConfigurationPackages.has(beans)
                ? AutoConfigurationPackages.get(beans)
                : configured;
    }

    /** Finds classes of every form, which need not be beans. */
    private static final class Scanner extends ClassPathScanningCandidateComponentProvider {

        Scanner() {
            super(false);
            addIncludeFilter(new AnnotationTypeFilter(Table.class, false));
        }

        @Override
        protected boolean isCandidateComponent(AnnotatedBeanDefinition found) {
            return found.getMetadata().isIndependent();
        }
    }
}
