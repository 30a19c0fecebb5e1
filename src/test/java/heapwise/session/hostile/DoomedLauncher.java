package heapwise.session.hostile;

import heapwise.session.Session;
import heapwise.session.SessionSettings;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A launcher that will be killed: starts sessions, and runs what goes on for ever in them. */
final class DoomedLauncher {

    private DoomedLauncher() {}

    public static void main(String[] arguments) {
        while (true) {
            Session session = Session.start(SessionSettings.defaults());
            CompletableFuture.runAsync(session::prepareRestart);
            session.eval("#1", "1 + 1", Duration.ofSeconds(30), text -> {});
            session.eval(
                    "#2",
                    "new ProcessBuilder(\"sleep\", \"1000\").start();\n"
                            + "for (int i = 0; i < 100_000; i++) System.out.println(i);\n"
                            + "new Thread(() -> { while (true) {} }).start();\n"
                            + "while (true) {}",
                    Duration.ofMillis(600),
                    text -> {});
            session.close();
        }
    }
}
