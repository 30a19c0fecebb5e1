package heapwise.check.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WhyChainTest {

    @Test
    void chainBeginsWithWhatTheTestUsesAndKeepsItsDrawing() {
        String chain =
                """
                the payload is still reachable after 10 collections:
                  byte[1048576]   alive because of a running thread
                  GC root  thread "main"
                  └─ thread "main"
                     └─ .contextClassLoader  AnswerLoader
                        └─ .classes  ArrayList
                           └─ [0]  class SessionTest
                              └─ static .session  Session
                                 └─ .history  ArrayList   ← this reference keeps it
                                    └─ [0]  byte[1048576]""";
        assertThat(String.join("\n", WhyChain.fromTheTest(chain.lines().toList())))
                .isEqualTo(
                        """
                        the payload is still reachable after 10 collections:
                          byte[1048576]   alive because of the Session that the test uses
                          the Session that the test uses
                          └─ .history  ArrayList   ← this reference keeps it
                             └─ [0]  byte[1048576]""");
        String ofTheAnswer = chain.replace("SessionTest", "Session");
        assertThat(WhyChain.fromTheTest(ofTheAnswer.lines().toList()))
                .contains("  GC root  class Session", "  └─ static .session  Session");
    }

    @Test
    void chainOfAnotherRootStaysAsItIs() {
        var chain = "  GC root  class Registry\n  └─ static .all  ArrayList".lines().toList();
        assertThat(WhyChain.fromTheTest(chain)).isEqualTo(chain);
    }
}
