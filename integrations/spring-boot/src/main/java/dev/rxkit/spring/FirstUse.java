package dev.rxkit.spring;

import dev.rxkit.Database;
import dev.rxkit.Rx;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Makes {@link Rx} use the database of a context as long as the bean does not exist: the first use makes it. Without
 * this, Rx would open another database when it is used in the constructor of a bean.
 */
final class FirstUse implements BeanFactoryPostProcessor, DisposableBean {

    private Rx.@Nullable Use use;

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        use = Rx.share(() -> beans.getBean(Database.class));
    }

    @Override
    public void destroy() {
        if (use != null) {
            use.close();
        }
    }
}
