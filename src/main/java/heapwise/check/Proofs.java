package heapwise.check;

import heapwise.exercise.AnswerKey;
import heapwise.exercise.Exercise;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keys with what running their own answers showed. That takes seconds, once for each key, so it is
 * done in the background; whoever needs it waits, or does without.
 */
final class Proofs {

    private final Prover prover;
    private final KeyStore keys;
    private final Map<String, CompletableFuture<CompiledKey>> begun = new ConcurrentHashMap<>();

    Proofs(Prover prover, KeyStore keys) {
        this.prover = prover;
        this.keys = keys;
    }

    /** Returns the proven key: completed where it is known, else begun if nobody has. */
    CompletableFuture<CompiledKey> of(Exercise exercise, KeyStore.Located located) {
        if (located.key().proof().isPresent() || located.source().isEmpty()) {
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
                        CompiledKey proven = prover.prove(exercise, source, located.key());
                        keys.remember(located, proven);
                        result.complete(proven);
                    } catch (IOException | RuntimeException e) {
                        begun.remove(located.name()); // another check tries again
                        result.completeExceptionally(e);
                    }
                };
        var thread = new Thread(prove, "proof of " + exercise.slug());
        thread.setDaemon(true);
        thread.start();
        return result;
    }
}
