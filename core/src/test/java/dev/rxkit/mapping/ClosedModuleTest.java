package dev.rxkit.mapping;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.error.MappingException;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosedModuleTest {

    @TempDir
    Path folder;

    @Test
    void printsTheLineThatOpensThePackage() throws Exception {
        Class<?> type = load("module shop.models { }");
        assertThatThrownBy(() -> Sample.mappings().rows(type))
                .isInstanceOf(MappingException.class)
                .hasMessage("shop.Order cannot be reached by reflection. Add this line to module-info.java of"
                        + " shop.models: opens shop;");
    }

    @Test
    void mapsWhatIsOpen() throws Exception {
        Class<?> type = load("module shop.models { opens shop; }");
        Assertions.assertThat(Sample.mappings().rows(type)).isNotNull();
    }

    private Class<?> load(String module) throws IOException, ClassNotFoundException {
        Path classes = Compiled.classes(
                folder,
                Map.of("module-info.java", module, "shop/Order.java", "package shop; record Order(Long id) {}"));
        ModuleLayer boot = ModuleLayer.boot();
        Configuration configuration =
                boot.configuration().resolve(ModuleFinder.of(classes), ModuleFinder.of(), Set.of("shop.models"));
        return boot.defineModulesWithOneLoader(configuration, getClass().getClassLoader())
                .findLoader("shop.models")
                .loadClass("shop.Order");
    }
}
