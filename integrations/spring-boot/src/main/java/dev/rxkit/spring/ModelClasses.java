package dev.rxkit.spring;

import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Finds the models of an application, also in the jars inside its jar. */
final class ModelClasses {

    /** Where ahead-of-time processing lists the classes, a name on each line. */
    static final String LIST = "META-INF/dev.rxkit/models.txt";

    private ModelClasses() {}

    /**
     * Returns the classes marked {@link Table} in the packages that are set, or else in those of the application. After
     * ahead-of-time processing they are those that it found.
     *
     * @param models the packages that are set
     */
    static Class<?>[] find(List<String> models, BeanFactory beans, ResourceLoader resources) {
        Resource list = resources.getResource(ResourceLoader.CLASSPATH_URL_PREFIX + LIST);
        List<String> names =
                AotDetector.useGeneratedArtifacts() && list.exists() ? read(list) : scan(models, beans, resources);
        return names.stream()
                .map(name -> ClassUtils.resolveClassName(name, resources.getClassLoader()))
                .toArray(Class<?>[]::new);
    }

    private static List<String> read(Resource list) {
        try {
            return list.getContentAsString(StandardCharsets.UTF_8).lines().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns the names of the classes in alphabetical order. */
    private static List<String> scan(List<String> models, BeanFactory beans, ResourceLoader resources) {
        Set<String> names = new TreeSet<>();
        Scanner scanner = new Scanner();
        scanner.setResourceLoader(resources);
        for (String name : packages(models, beans)) {
            scanner.findCandidateComponents(name)
                    .forEach(found -> names.add(Objects.requireNonNull(found.getBeanClassName())));
        }
        return List.copyOf(names);
    }

    private static List<String> packages(List<String> models, BeanFactory beans) {
        if (!models.isEmpty()) {
            return models;
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
