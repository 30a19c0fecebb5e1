package heapwise.authoring;

/** What javac says, in one line. */
final class Javac {

    private Javac() {}

    /**
     * Returns the first line of a message, and of a symbol that was not found its name: "cannot
     * find symbol: method add(int), in class Sum".
     */
    static String words(String message) {
        StringBuilder words = new StringBuilder();
        for (String line : message.strip().lines().map(String::strip).toList()) {
            if (words.isEmpty()) {
                words.append(line);
            } else if (line.startsWith("symbol:")) {
                words.append(": ").append(line.substring("symbol:".length()).strip());
            } else if (line.matches("location: +\\S+ \\S.*")) {
                words.append(", in ").append(line.substring("location:".length()).strip());
            }
        }
        return words.toString().replaceAll(" +", " ");
    }
}
