package heapwise.check;

import heapwise.check.key.CompiledKey;
import heapwise.check.key.KeyStore;
import heapwise.exercise.AnswerKey;
import heapwise.exercise.Exercise;
import heapwise.libraries.LibraryException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keys with what running their reference showed. That takes a second, once for each key, so it is
 * done in the background; whoever needs it waits, or does without.
 */
final class KeyReports {

    private final KeyRunner runner;
    private final KeyStore keys;
    private final Map<String, CompletableFuture<CompiledKey>> begun = new ConcurrentHashMap<>();

    KeyReports(KeyRunner runner, KeyStore keys) {
        this.runner = runner;
        this.keys = keys;
    }

    /** Returns the reported key: completed where it is known, else begun if nobody has. */
    CompletableFuture<CompiledKey> of(Exercise exercise, KeyStore.Located located) {
        if (located.key().report().isPresent() || located.source().isEmpty()) {
            return CompletableFuture.completedFuture(located.key());
        }
        AnswerKey source = located.source().get();
        return begun.computeIfAbsent(located.name(), name -> begin(exercise, source, located));
    }

    private CompletableFuture<CompiledKey> begin(
            Exercise exercise, AnswerKey source, KeyStore.Located located) {
        var result = new CompletableFuture<CompiledKey>();
        Runnable prove =
                () -> {
                    try {
                        CompiledKey reported =
                                runner.report(exercise, source, located.key(), keys.jars(exercise));
                        keys.remember(located, reported);
                        result.complete(reported);
                    } catch (LibraryException | IOException | RuntimeException e) {
                        begun.remove(located.name()); // another check tries again
                        result.completeExceptionally(e);
                    }
                };
        var thread = new Thread(prove, "report of " + exercise.slug());
        thread.setDaemon(true);
        thread.start();
        return result;
    }
}
