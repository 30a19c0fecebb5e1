package heapwise.lesson;

import heapwise.vm.JdkRange;
import java.util.List;

/**
 * What stands between the {@code ---} lines at the head of a lesson.
 *
 * @param minutes how long a learner needs, or 0 where the author did not say
 * @param vm the flags of the lesson's session VM, one element each
 * @param libraries that its cells see, by Maven coordinates: {@code group:artifact:version}
 */
public record FrontMatter(
        String title,
        String summary,
        int minutes,
        List<String> vm,
        JdkRange jdk,
        List<String> libraries) {

    public FrontMatter {
        vm = List.copyOf(vm);
        libraries = List.copyOf(libraries);
    }
}
