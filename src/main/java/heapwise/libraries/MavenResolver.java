package heapwise.libraries;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.resolution.DependencyResult;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.RepositoryOfflineException;
import org.eclipse.aether.transfer.TransferEvent;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;
import org.eclipse.aether.util.repository.SimpleResolutionErrorPolicy;

/**
 * Maven's resolver, as Maven itself would use it here: with the settings of this user and of this
 * Maven, their repositories, mirrors, proxies and local repository, and offline where they say so.
 * Loaded by {@link Libraries} alone.
 */
public final class MavenResolver implements Resolver {

    /** Maven 4's property for the user's settings where they are not in ~/.m2. */
    private static final String SETTINGS = "maven.user.settings";

    private static final String ONLINE =
            "connect to the network once: what was fetched is kept, and found without";

    private static final String OFFLINE =
            "fetch it once without <offline> in Maven's settings.xml: it is kept afterwards";

    private static final String CORRECT =
            "correct it: group:artifact:version, as its repository lists them";

    @Override
    public List<Path> resolve(List<String> coordinates, Consumer<String> fetching)
            throws LibraryException {
        ContextOverrides.Builder wanted =
                ContextOverrides.create()
                        .withUserSettings(true)
                        .transferListener(new Telling(fetching));
        globalSettings().ifPresent(wanted::withGlobalSettingsXmlOverride);
        String other = System.getProperty(SETTINGS);
        if (other != null) {
            wanted.withUserSettingsXmlOverride(Path.of(other));
        }
        try (Context context = Runtimes.INSTANCE.getRuntime().create(wanted.build())) {
            Path own = other != null ? Path.of(other) : context.mavenUserHome().settingsXml();
            // What was not there an hour ago may be there now: nobody waits a day for it.
            var session =
                    new DefaultRepositorySystemSession(context.repositorySystemSession())
                            .setResolutionErrorPolicy(
                                    new SimpleResolutionErrorPolicy(false, false));
            session.setOffline(session.isOffline() || isOffline(own));
            CollectRequest libraries = new CollectRequest();
            libraries.setRepositories(context.remoteRepositories());
            for (String each : coordinates) {
                libraries.addDependency(
                        new Dependency(new DefaultArtifact(each), JavaScopes.RUNTIME));
            }
            DependencyResult found =
                    context.repositorySystem()
                            .resolveDependencies(
                                    session,
                                    new DependencyRequest(
                                            libraries,
                                            DependencyFilterUtils.classpathFilter(
                                                    JavaScopes.RUNTIME)));
            return found.getArtifactResults().stream()
                    .map(result -> result.getArtifact().getFile().toPath())
                    .distinct()
                    .toList();
        } catch (DependencyResolutionException e) {
            throw why(coordinates, e);
        } catch (IllegalStateException e) {
            throw new LibraryException(
                    "",
                    "Maven's settings cannot be used: "
                            + last(e).lines().reduce((first, end) -> end).orElse(""),
                    "repair settings.xml; 'mvn help:effective-settings' says the same");
        }
    }

    /** MIMA takes all from the settings but this. */
    private static boolean isOffline(Path userSettings) {
        var request = new DefaultSettingsBuildingRequest();
        request.setUserSettingsFile(userSettings.toFile());
        globalSettings().ifPresent(file -> request.setGlobalSettingsFile(file.toFile()));
        request.setSystemProperties(System.getProperties());
        try {
            return new DefaultSettingsBuilderFactory()
                    .newInstance()
                    .build(request)
                    .getEffectiveSettings()
                    .isOffline();
        } catch (SettingsBuildingException broken) {
            return false; // the resolver says so
        }
    }

    /** Those of the Maven that is on the PATH, which lie beside its start script. */
    private static Optional<Path> globalSettings() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "mvn"))
                .filter(Files::isExecutable)
                .findFirst()
                .flatMap(MavenResolver::settingsBeside);
    }

    private static Optional<Path> settingsBeside(Path mvn) {
        try {
            Path settings = mvn.toRealPath().getParent().resolveSibling("conf/settings.xml");
            return Optional.of(settings).filter(Files::isReadable);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static LibraryException why(
            List<String> coordinates, DependencyResolutionException problem) {
        Optional<ArtifactResult> missing = missing(problem);
        String artifact = missing.map(result -> name(result)).orElse("");
        String asked =
                coordinates.stream()
                        .filter(each -> sameLibrary(each, artifact))
                        .findFirst()
                        .orElse(coordinates.size() == 1 ? coordinates.get(0) : "");
        String what =
                artifact.isEmpty() || sameLibrary(asked, artifact)
                        ? asked.isEmpty() ? String.join(", ", coordinates) : asked
                        : "%s, which %s needs,"
                                .formatted(
                                        artifact,
                                        asked.isEmpty()
                                                ? "one of " + String.join(", ", coordinates)
                                                : asked);
        if (caused(problem, RepositoryOfflineException.class)) {
            return new LibraryException(
                    asked, what + " is not on this machine, and Maven is offline", OFFLINE);
        }
        boolean absent =
                missing.isPresent()
                        && missing.get().getExceptions().stream()
                                .allMatch(ArtifactNotFoundException.class::isInstance);
        if (absent) {
            return new LibraryException(asked, what + " is in none of " + places(problem), CORRECT);
        }
        return new LibraryException(asked, what + " cannot be fetched: " + last(problem), ONLINE);
    }

    private static Optional<ArtifactResult> missing(Throwable problem) {
        for (Throwable at = problem; at != null; at = at.getCause()) {
            if (at instanceof ArtifactResolutionException unresolved) {
                return unresolved.getResults().stream()
                        .filter(result -> !result.isResolved())
                        .findFirst();
            }
        }
        return Optional.empty();
    }

    private static String name(ArtifactResult result) {
        Artifact artifact = result.getRequest().getArtifact();
        return "%s:%s:%s"
                .formatted(artifact.getGroupId(), artifact.getArtifactId(), artifact.getVersion());
    }

    private static boolean sameLibrary(String coordinates, String artifact) {
        if (coordinates.isEmpty() || artifact.isEmpty()) {
            return false;
        }
        Artifact asked = new DefaultArtifact(coordinates);
        return artifact.equals(
                "%s:%s:%s"
                        .formatted(asked.getGroupId(), asked.getArtifactId(), asked.getVersion()));
    }

    private static String places(DependencyResolutionException problem) {
        return missing(problem).stream()
                .flatMap(result -> result.getRequest().getRepositories().stream())
                .map(RemoteRepository::getId)
                .distinct()
                .collect(Collectors.joining(", ", "Maven's repositories (", ")"));
    }

    private static boolean caused(Throwable problem, Class<? extends RepositoryException> by) {
        Stream<Throwable> told =
                missing(problem).stream().flatMap(result -> result.getExceptions().stream());
        return Stream.concat(Stream.of(problem), told)
                .anyMatch(
                        each -> {
                            for (Throwable at = each; at != null; at = at.getCause()) {
                                if (by.isInstance(at)) {
                                    return true;
                                }
                            }
                            return false;
                        });
    }

    /** Returns the innermost reason, which names the host or the file. */
    private static String last(Throwable problem) {
        Throwable at = problem;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return "%s: %s".formatted(at.getClass().getSimpleName(), at.getMessage());
    }

    private static final class Telling extends AbstractTransferListener {

        private final Consumer<String> fetching;

        Telling(Consumer<String> fetching) {
            this.fetching = fetching;
        }

        @Override
        public void transferStarted(TransferEvent event) {
            String file = event.getResource().getResourceName();
            if (file.endsWith(".jar")) {
                fetching.accept(file.substring(file.lastIndexOf('/') + 1));
            }
        }
    }
}
