package heapwise.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of this build, as the jar's manifest says it. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "Heapwise %s on Java %s"
                    .formatted(
                            version == null ? "(not packaged)" : version,
                            Runtime.version().toString())
        };
    }
}
