package heapwise.lesson;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The small values that authors write: durations, names, numbers. */
final class Words {

    private Words() {}

    /** Reads 500ms, 30s or 2m; empty if it is none of these, or not positive. */
    static Optional<Duration> duration(String text) {
        int digits = 0;
        while (digits < text.length() && isDigit(text.charAt(digits))) {
            digits++;
        }
        if (digits == 0 || digits > 6) {
            return Optional.empty();
        }
        long number = Long.parseLong(text.substring(0, digits));
        if (number == 0) {
            return Optional.empty();
        }
        return switch (text.substring(digits)) {
            case "ms" -> Optional.of(Duration.ofMillis(number));
            case "s" -> Optional.of(Duration.ofSeconds(number));
            case "m" -> Optional.of(Duration.ofMinutes(number));
            default -> Optional.empty();
        };
    }

    /** Returns whether it can name a lesson or an exercise: drop-it. */
    static boolean isSlug(String text) {
        if (text.isEmpty() || text.startsWith("-") || text.endsWith("-") || text.contains("--")) {
            return false;
        }
        return text.chars().allMatch(c -> c == '-' || isDigit(c) || (c >= 'a' && c <= 'z'));
    }

    /** Makes a name of one that cannot be one: exercises/Drop_It becomes drop-it. */
    static String slug(String text) {
        String slug =
                text.replaceFirst("/(?:exercise\\.md)?$", "")
                        .replaceFirst(".*/", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "");
        return slug.isEmpty() ? "drop-it" : slug;
    }

    /** Returns whether it can name a class, simple or qualified. */
    static boolean isClassName(String text) {
        if (text.isEmpty() || text.endsWith(".")) {
            return false;
        }
        for (String part : text.split("\\.")) {
            if (part.isEmpty()
                    || !Character.isJavaIdentifierStart(part.charAt(0))
                    || !part.chars().allMatch(Character::isJavaIdentifierPart)) {
                return false;
            }
        }
        return true;
    }

    /** Makes a title of a file name's words: garbage-collection becomes Garbage collection. */
    static String title(String slug) {
        if (slug.isEmpty()) {
            return slug;
        }
        return Character.toUpperCase(slug.charAt(0)) + slug.substring(1).replace('-', ' ');
    }

    /** Returns whether it is digits, perhaps with a point and more digits. */
    static boolean isDecimal(String text) {
        int point = text.indexOf('.');
        String whole = point < 0 ? text : text.substring(0, point);
        String rest = point < 0 ? "0" : text.substring(point + 1);
        return !whole.isEmpty()
                && !rest.isEmpty()
                && text.length() <= 12
                && whole.chars().allMatch(Words::isDigit)
                && rest.chars().allMatch(Words::isDigit);
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
