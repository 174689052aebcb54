package main

import (
	"path/filepath"
	"slices"
	"sync"

	"milepost/configs"
)

// storyConfigs reads each configuration of stories once: hundreds of them are
// played by the same. The zero value is ready; nil reads every time.
type storyConfigs struct {
	mu   sync.Mutex
	read map[[2]string]configured // by configuration and playbook
}

// configured is a configuration with the method that it works by.
type configured struct {
	*configs.Config
	method *method
}

// of is the configuration of a story; its list of people is the caller's own.
func (c *storyConfigs) of(st *story) (configured, error) {
	if c == nil {
		return configuredFor(st)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	key := [2]string{nextTo(st, st.Config), nextTo(st, st.Playbook)}
	cfg := c.read[key]
	if cfg.Config == nil {
		var err error
		if cfg, err = configuredFor(st); err != nil {
			return configured{}, err
		}
		if c.read == nil {
			c.read = map[[2]string]configured{}
		}
		c.read[key] = cfg
	}
	own := *cfg.Config
	own.People = slices.Clone(cfg.People)
	return configured{&own, cfg.method}, nil
}

func configuredFor(st *story) (configured, error) {
	cfg, err := storyConfig(st)
	if err != nil {
		return configured{}, err
	}
	return configured{cfg, newMethod(cfg.Book)}, nil
}

// storyConfig is the demonstration team, or what the story names instead. A
// story's configuration counts as a demonstration too.
func storyConfig(st *story) (*configs.Config, error) {
	env := func(name string) (string, bool) {
		if name == "MILEPOST_PLAYBOOK" && st.Playbook != "" {
			return nextTo(st, st.Playbook), true
		}
		return "", false
	}
	return configs.Load(configs.Options{Path: nextTo(st, st.Config), Env: env, ReadFile: readFile})
}

// nextTo is the path of a file that a story names, "" when it names none.
func nextTo(st *story, file string) string {
	if file == "" {
		return ""
	}
	return filepath.Join(filepath.Dir(st.Name), file)
}
