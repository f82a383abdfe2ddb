package dev.casebook.bot.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * T7 of the threat model: hostile texts are tried on every renderer. Whoever adds one adds it to {@link AllMessages}, from which the
 * golden messages, the validator and the properties take them.
 */
class EveryRendererIsTriedTest {
    private static final JavaClasses MESSAGES = new ClassFileImporter().importPackages("dev.casebook.bot.message");
    /** These make messages of messages. */
    private static final Set<String> NO_RENDERERS = Set.of("BlockLimits", "PlainBlocks", "Page");

    @Test
    void allMessagesHasEveryRenderer() {
        Set<JavaClass> tried = new HashSet<>(List.of(MESSAGES.get(AllMessages.class)));
        MESSAGES.get(AllMessages.class).getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass())
                .filter(type -> !isProduct(type))
                .forEach(tried::add);
        List<JavaMethod> renderers = MESSAGES.stream()
                .filter(type -> !NO_RENDERERS.contains(type.getSimpleName()))
                .filter(EveryRendererIsTriedTest::isProduct)
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getRawReturnType().isEquivalentTo(SlackMessage.class))
                .filter(method -> method.getModifiers().contains(JavaModifier.STATIC)
                        && !method.getModifiers().contains(JavaModifier.PRIVATE)
                        && !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                .toList();
        assertThat(renderers).hasSizeGreaterThan(15);
        assertThat(renderers.stream()
                        .filter(renderer -> renderer.getCallsOfSelf().stream()
                                        .noneMatch(call -> tried.contains(call.getOriginOwner()))
                                && renderer.getReferencesToSelf().stream()
                                        .noneMatch(call -> tried.contains(call.getOriginOwner())))
                        .map(JavaMethod::getFullName)
                        .collect(Collectors.toSet()))
                .as("renderers that no hostile text was tried on: add them to AllMessages")
                .isEmpty();
    }

    private static boolean isProduct(JavaClass type) {
        return type.getSource()
                .map(source -> new ImportOption.DoNotIncludeTests().includes(Location.of(source.getUri())))
                .orElse(false);
    }
}
