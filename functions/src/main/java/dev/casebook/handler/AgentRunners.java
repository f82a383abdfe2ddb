package dev.casebook.handler;
