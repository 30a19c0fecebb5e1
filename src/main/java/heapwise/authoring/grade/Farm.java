package heapwise.authoring.grade;

import java.util.Optional;

/** Ready texts for grading on many machines; each works on its own shard and asks nobody. */
public final class Farm {

    private static final String KUBERNETES =
            """
            # kubectl apply -f grade.yaml
            # Twenty pods grade a twentieth each. Change the image, the claim and the number in two
            # places. Afterwards run `heapwise grade` once more over the same --out: it finds all
            # grades given and only writes the tables.
            apiVersion: batch/v1
            kind: Job
            metadata:
              name: heapwise-grade
            spec:
              completionMode: Indexed
              completions: 20
              parallelism: 20
              backoffLimitPerIndex: 3
              template:
                spec:
                  restartPolicy: Never
                  automountServiceAccountToken: false
                  enableServiceLinks: false
                  containers:
                    - name: grade
                      image: eclipse-temurin:25-jdk
                      command: ["/bin/sh", "-c"]
                      args:
                        - >-
                          /class/heapwise/heapwise grade /class/submissions --out /class/results
                          --shard $((JOB_COMPLETION_INDEX + 1))/20
                      resources:
                        requests: {cpu: "2", memory: 2Gi}
                        limits: {cpu: "2", memory: 4Gi}
                      securityContext:
                        allowPrivilegeEscalation: false
                        capabilities: {drop: [ALL]}
                      volumeMounts:
                        - {name: class, mountPath: /class}
                  volumes:
                    - name: class
                      persistentVolumeClaim: {claimName: class}
            ---
            # Answers get no network.
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: heapwise-grade
            spec:
              podSelector:
                matchLabels: {batch.kubernetes.io/job-name: heapwise-grade}
              policyTypes: [Ingress, Egress]
            """;

    private static final String GITHUB =
            """
            # .github/workflows/grade.yml of the repository that holds submissions/
            name: grade
            on: workflow_dispatch
            jobs:
              grade:
                runs-on: ubuntu-latest
                strategy:
                  fail-fast: false
                  matrix:
                    shard: [1, 2, 3, 4, 5, 6, 7, 8]
                steps:
                  - uses: actions/checkout@v4
                  - uses: actions/setup-java@v4
                    with: {distribution: temurin, java-version: 25}
                  - run: ./heapwise grade submissions --out results --shard ${{ matrix.shard }}/8
                  - uses: actions/upload-artifact@v4
                    with:
                      name: grades-${{ matrix.shard }}
                      path: results/grades
              tables:
                needs: grade
                runs-on: ubuntu-latest
                steps:
                  - uses: actions/checkout@v4
                  - uses: actions/setup-java@v4
                    with: {distribution: temurin, java-version: 25}
                  - uses: actions/download-artifact@v4
                    with: {pattern: grades-*, merge-multiple: true, path: results/grades}
                  - run: ./heapwise grade submissions --out results
                  - uses: actions/upload-artifact@v4
                    with: {name: results, path: results}
            """;

    private Farm() {}

    /** Returns the text for kubernetes or github; empty for anything else. */
    public static Optional<String> text(String what) {
        return switch (what) {
            case "kubernetes" -> Optional.of(KUBERNETES);
            case "github" -> Optional.of(GITHUB);
            default -> Optional.empty();
        };
    }
}
