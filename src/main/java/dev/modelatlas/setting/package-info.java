/** What the settings of the house may be. */
package dev.modelatlas.setting;
